function __vclaim-simulator_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __vclaim-simulator_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __vclaim-simulator_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __vclaim-simulator_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __vclaim-simulator_parse_tokens -S
    set -l unparsed_tokens (__vclaim-simulator_tokens -pc)
    switch $unparsed_tokens[1]
    case 'vclaim-simulator'
        __vclaim-simulator_parse_subcommand 0 'port=' 'dialect=' 'data=' 'row-cap=' 'min-keyword=' 'latency=' 'page-cap=' 'facility=' 'consumer-id=' 'consumer-secret=' 'user-key=' 'seed=' 'scenario=' 'list-scenarios' 'log=' 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'help'
            __vclaim-simulator_parse_subcommand -r 1 'version'
        end
    end
end

function __vclaim-simulator_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __vclaim-simulator_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __vclaim-simulator_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __vclaim-simulator_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__vclaim-simulator_tokens -p)
    if test -z "$(__vclaim-simulator_tokens -t)"
        set -l index (count (__vclaim-simulator_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'vclaim-simulator' -f
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" port' -l 'port' -d 'TCP port on 127.0.0.1; 0 takes a free one.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" dialect' -l 'dialect' -d 'official or paged: which form of the service to speak.' -rfka 'official paged'
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" data' -l 'data' -d 'Directory of CSV files named after the tables (diagnoses.csv: code,name); others stay built in.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" row-cap' -l 'row-cap' -d 'Answer an official keyword search with at most so many rows.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" min-keyword' -l 'min-keyword' -d 'Refuse keywords with fewer characters.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" latency' -l 'latency' -d 'Wait so many milliseconds before every answer.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" page-cap' -l 'page-cap' -d 'Put at most so many rows on a page of the paged dialect or of Aplicares.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" facility' -l 'facility' -d 'Own facility codes, comma separated: whose doctors and rooms there are.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" consumer-id' -l 'consumer-id' -d 'Accepted consumer id; else BPJS_CONSUMER_ID, else an invented one.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" consumer-secret' -l 'consumer-secret' -d 'Accepted secret; else BPJS_CONSUMER_SECRET (which no other user can see in ps), else an invented one.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" user-key' -l 'user-key' -d 'Accepted user key; else BPJS_USER_KEY, else an invented one.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" seed' -l 'seed' -d 'Seed of the built-in rows.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" scenario' -l 'scenario' -d 'Misbehave as this scenario says: a name of --list-scenarios, or a JSON file.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" list-scenarios' -l 'list-scenarios' -d 'Print the scenarios that come along, and end.'
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" log' -l 'log' -d 'Write a line for each request to this file, or to standard output for - (but not into a .env); never a value or a header.' -rfka ''
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" version' -l 'version' -d 'Show the version.'
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_positional "vclaim-simulator" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'vclaim-simulator' -n '__vclaim-simulator_should_offer_completions_for_flags_or_options "vclaim-simulator help" version' -l 'version' -d 'Show the version.'
