function __vclaimctl_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __vclaimctl_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __vclaimctl_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __vclaimctl_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __vclaimctl_parse_tokens -S
    set -l unparsed_tokens (__vclaimctl_tokens -pc)
    switch $unparsed_tokens[1]
    case 'vclaimctl'
        __vclaimctl_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'status'
            __vclaimctl_parse_subcommand 0 'config=' 'database=' 'json' 'html=' 'version' 'h/help'
        case 'get'
            __vclaimctl_parse_subcommand -r 2 'config=' 'database=' 'live' 'as-of=' 'json' 'version' 'h/help'
        case 'search'
            __vclaimctl_parse_subcommand -r 2 'config=' 'database=' 'limit=' 'live' 'json' 'version' 'h/help'
        case 'list'
            __vclaimctl_parse_subcommand 1 'config=' 'database=' 'as-of=' 'json' 'csv' 'version' 'h/help'
        case 'history'
            __vclaimctl_parse_subcommand -r 2 'config=' 'database=' 'json' 'version' 'h/help'
        case 'changes'
            __vclaimctl_parse_subcommand 1 'config=' 'database=' 'since=' 'json' 'version' 'h/help'
        case 'resync'
            __vclaimctl_parse_subcommand -r 1 'config=' 'database=' 'wait' 'json' 'version' 'h/help'
        case 'cooldown'
            __vclaimctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'show'
                __vclaimctl_parse_subcommand 0 'config=' 'database=' 'json' 'version' 'h/help'
            case 'clear'
                __vclaimctl_parse_subcommand 0 'config=' 'database=' 'json' 'version' 'h/help'
            end
        case 'reload'
            __vclaimctl_parse_subcommand 0 'config=' 'database=' 'json' 'version' 'h/help'
        case 'doctor'
            __vclaimctl_parse_subcommand 0 'config=' 'database=' 'json' 'version' 'h/help'
        case 'health'
            __vclaimctl_parse_subcommand 0 'config=' 'database=' 'max-stale=' 'version' 'h/help'
        case 'pending'
            __vclaimctl_parse_subcommand 0 'config=' 'database=' 'json' 'version' 'h/help'
        case 'approve'
            __vclaimctl_parse_subcommand 2 'config=' 'database=' 'json' 'version' 'h/help'
        case 'reject'
            __vclaimctl_parse_subcommand 2 'config=' 'database=' 'json' 'version' 'h/help'
        case 'rollback'
            __vclaimctl_parse_subcommand 2 'config=' 'database=' 'dry-run' 'json' 'version' 'h/help'
        case 'eligibility'
            __vclaimctl_parse_subcommand 0 'config=' 'card=' 'nik=' 'date=' 'json' 'version' 'h/help'
        case 'sep'
            __vclaimctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'create'
                __vclaimctl_parse_subcommand 1 'config=' 'json' 'version' 'h/help'
            case 'show'
                __vclaimctl_parse_subcommand 1 'config=' 'json' 'version' 'h/help'
            case 'update'
                __vclaimctl_parse_subcommand 1 'config=' 'json' 'version' 'h/help'
            case 'delete'
                __vclaimctl_parse_subcommand 1 'config=' 'user=' 'json' 'version' 'h/help'
            end
        case 'help'
            __vclaimctl_parse_subcommand -r 1 'version'
        end
    end
end

function __vclaimctl_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __vclaimctl_parse_subcommand -S -a positional_count
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

function __vclaimctl_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __vclaimctl_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__vclaimctl_tokens -p)
    if test -z "$(__vclaimctl_tokens -t)"
        set -l index (count (__vclaimctl_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'vclaimctl' -f
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'status' -d 'Show how fresh each dataset is.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'get' -d 'Look one row up.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'search' -d 'Search by code and name.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'list' -d 'Print all rows of a dataset.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'history' -d 'Tell what happened to a key, from the journal in the file.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'changes' -d 'Tell what changed, from the journal in the file.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'resync' -d 'Ask the daemon to pull now.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'cooldown' -d 'Show which service is left alone for a while, why and until when, or end that.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'reload' -d 'Have the daemon read its configuration again.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'doctor' -d 'Find what is wrong with files, permissions, disk, daemon, certificate, credentials and clock.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'health' -d 'Tell in one line whether the data are fresh, for monitoring.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'pending' -d 'Show what the guard holds back, and the difference that it would make.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'approve' -d 'Publish what the guard holds back.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'reject' -d 'Drop what the guard holds back.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'rollback' -d 'Bring a dataset back to what it was, and keep it there.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'eligibility' -d 'Ask the service for a member\'s right to care.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'sep' -d 'Create, show, update and delete letters of eligibility (SEP) at the service.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl status" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl status" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl status" json' -l 'json' -d 'Print the state as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl status" html' -l 'html' -d 'Write the status page into a file, in one step, and print nothing. It has no search, which the daemon would answer.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl status" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl get" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl get" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl get" -eq 1' -fka 'polyclinics facilities diagnoses doctors room-classes rooms procedures specialties care-rooms discharge-conditions discharge-statuses chronic-diagnoses provinces regencies districts chronic-drugs'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl get" live' -l 'live' -d 'Ask the service even for a row that is in the file.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl get" as-of' -l 'as-of' -d 'What it was at the end of that day, local time, from the journal.' -rfka ''
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl get" json' -l 'json' -d 'Print the answer as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl get" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl get" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl search" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl search" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl search" -eq 1' -fka 'polyclinics facilities diagnoses doctors room-classes rooms procedures specialties care-rooms discharge-conditions discharge-statuses chronic-diagnoses provinces regencies districts chronic-drugs'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl search" limit' -l 'limit' -d 'The most rows to print.' -rfka ''
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl search" live' -l 'live' -d 'Ask the service, not the file.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl search" json' -l 'json' -d 'Print the answer as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl search" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl search" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl list" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl list" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl list" -eq 1' -fka 'polyclinics facilities diagnoses doctors room-classes rooms procedures specialties care-rooms discharge-conditions discharge-statuses chronic-diagnoses provinces regencies districts'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl list" as-of' -l 'as-of' -d 'What it was at the end of that day, local time, from the journal.' -rfka ''
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl list" json' -l 'json' -d 'Print one JSON object a line.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl list" csv' -l 'csv' -d 'Print CSV with a heading.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl list" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl history" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl history" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl history" -eq 1' -fka 'polyclinics facilities diagnoses doctors room-classes rooms procedures specialties care-rooms discharge-conditions discharge-statuses chronic-diagnoses provinces regencies districts'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl history" json' -l 'json' -d 'Print the answer as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl history" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl history" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl changes" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl changes" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl changes" since' -l 'since' -d 'Only what changed after this generation.' -rfka ''
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl changes" -eq 1' -fka 'polyclinics facilities diagnoses doctors room-classes rooms procedures specialties care-rooms discharge-conditions discharge-statuses chronic-diagnoses provinces regencies districts'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl changes" json' -l 'json' -d 'Print the answer as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl changes" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl changes" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl resync" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl resync" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl resync" -ge 1' -fka 'polyclinics facilities diagnoses doctors room-classes rooms procedures specialties care-rooms discharge-conditions discharge-statuses chronic-diagnoses provinces regencies districts'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl resync" wait' -l 'wait' -d 'Wait until the pull is done, and tell what came of it.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl resync" json' -l 'json' -d 'Print the daemon\'s answer as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl resync" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl resync" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl cooldown" -eq 1' -fa 'show' -d 'Show which service is left alone, why and until when.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl cooldown" -eq 1' -fa 'clear' -d 'End every cool-down.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown show" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown show" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown show" json' -l 'json' -d 'Print the cool-downs as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown show" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown clear" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown clear" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown clear" json' -l 'json' -d 'Print what was ended as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown clear" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl cooldown clear" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl reload" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl reload" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl reload" json' -l 'json' -d 'Print the daemon\'s answer as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl reload" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl reload" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl doctor" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl doctor" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl doctor" json' -l 'json' -d 'Print the findings as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl doctor" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl health" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl health" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl health" max-stale' -l 'max-stale' -d 'Call a dataset stale that was confirmed longer ago, such as 6h or 7d, instead of what the configuration allows it.' -rfka ''
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl health" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl health" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl pending" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl pending" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl pending" json' -l 'json' -d 'Print the held candidates as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl pending" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl pending" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl approve" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl approve" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl approve" -eq 1' -fka 'polyclinics facilities diagnoses doctors room-classes rooms procedures specialties care-rooms discharge-conditions discharge-statuses chronic-diagnoses provinces regencies districts'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl approve" json' -l 'json' -d 'Print the outcome as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl approve" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl approve" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl reject" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl reject" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl reject" -eq 1' -fka 'polyclinics facilities diagnoses doctors room-classes rooms procedures specialties care-rooms discharge-conditions discharge-statuses chronic-diagnoses provinces regencies districts'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl reject" json' -l 'json' -d 'Print the outcome as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl reject" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl reject" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl rollback" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl rollback" database' -l 'database' -d 'The reference file; comes before VCLAIMD_DATABASE.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl rollback" -eq 1' -fka 'polyclinics facilities diagnoses doctors room-classes rooms procedures specialties care-rooms discharge-conditions discharge-statuses chronic-diagnoses provinces regencies districts'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl rollback" dry-run' -l 'dry-run' -d 'Tell what would change, and do nothing.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl rollback" json' -l 'json' -d 'Print the outcome as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl rollback" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl rollback" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl eligibility" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl eligibility" card' -l 'card' -d 'The card number, 13 digits.' -rfka ''
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl eligibility" nik' -l 'nik' -d 'The population number, 16 digits.' -rfka ''
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl eligibility" date' -l 'date' -d 'The day of care; default today. Not in the future.' -rfka ''
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl eligibility" json' -l 'json' -d 'Print the answer as JSON; null for an unknown member.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl eligibility" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl eligibility" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl sep" -eq 1' -fa 'create' -d 'Create a letter, and print it with its number.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl sep" -eq 1' -fa 'show' -d 'Print a letter.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl sep" -eq 1' -fa 'update' -d 'Replace a letter by what a file holds.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl sep" -eq 1' -fa 'delete' -d 'Delete a letter, and print its number.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep create" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl sep create" -eq 1' -F
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep create" json' -l 'json' -d 'Print the answer as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep create" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep create" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep show" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep show" json' -l 'json' -d 'Print the letter as JSON; null for one that does not exist.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep show" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep update" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_positional "vclaimctl sep update" -eq 1' -F
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep update" json' -l 'json' -d 'Print the answer as JSON.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep update" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep update" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep delete" config' -l 'config' -d 'Read this KEY=value file.' -rF
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep delete" user' -l 'user' -d 'Who deletes it; default BPJS_SERVICE_NAME.' -rfka ''
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep delete" json' -l 'json' -d 'Print the answer as JSON: {"number": "..."}.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep delete" version' -l 'version' -d 'Show the version.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl sep delete" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'vclaimctl' -n '__vclaimctl_should_offer_completions_for_flags_or_options "vclaimctl help" version' -l 'version' -d 'Show the version.'
