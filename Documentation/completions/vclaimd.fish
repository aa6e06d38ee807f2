function __vclaimd_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __vclaimd_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __vclaimd_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __vclaimd_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __vclaimd_parse_tokens -S
    set -l unparsed_tokens (__vclaimd_tokens -pc)
    switch $unparsed_tokens[1]
    case 'vclaimd'
        __vclaimd_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'run'
            __vclaimd_parse_subcommand 0 'config=' 'database=' 'version' 'h/help'
        case 'sync'
            __vclaimd_parse_subcommand -r 1 'config=' 'database=' 'dry-run' 'json' 'version' 'h/help'
        case 'check-config'
            __vclaimd_parse_subcommand 0 'config=' 'database=' 'sample' 'version' 'h/help'
        case 'demo'
            __vclaimd_parse_subcommand 0 'version' 'h/help'
        case 'help'
            __vclaimd_parse_subcommand -r 1 'version'
        end
    end
end

function __vclaimd_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __vclaimd_parse_subcommand -S -a positional_count
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

function __vclaimd_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __vclaimd_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__vclaimd_tokens -p)
    if test -z "$(__vclaimd_tokens -t)"
        set -l index (count (__vclaimd_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'vclaimd' -f
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_positional "vclaimd" -eq 1' -fa 'run' -d 'Run the daemon.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_positional "vclaimd" -eq 1' -fa 'sync' -d 'Pull once in the foreground.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_positional "vclaimd" -eq 1' -fa 'check-config' -d 'Print every key with its value and origin, and all errors.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_positional "vclaimd" -eq 1' -fa 'demo' -d 'Show it all against the simulator, without credentials.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_positional "vclaimd" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd run" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd run" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd run" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd run" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd sync" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd sync" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_positional "vclaimd sync" -ge 1' -fka 'polyclinics facilities diagnoses doctors room-classes rooms procedures specialties care-rooms discharge-conditions discharge-statuses chronic-diagnoses provinces regencies districts'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd sync" dry-run' -l 'dry-run' -d 'Say what would change, and publish nothing.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd sync" json' -l 'json' -d 'Print the outcome as JSON.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd sync" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd sync" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd check-config" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd check-config" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd check-config" sample' -l 'sample' -d 'Print the sample file instead: every key with its default and meaning, in comments.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd check-config" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd check-config" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd demo" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd demo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimd' -n '__vclaimd_should_offer_completions_for_flags_or_options "vclaimd help" version' -l 'version' -d 'Show the version.'
