/// What makes a shell complete teambot: a few lines that ask the program itself.
enum CompletionScript {
    /// The script for a shell; nil for one that teambot does not know.
    static func text(for shell: String) -> String? {
        switch shell {
        case "bash": bash
        case "zsh": zsh
        case "fish": fish
        default: nil
        }
    }

    /// Also for the bash of macOS, 3.2.
    private static let bash = #"""
        # Completion of teambot for bash: teambot completion bash
        _teambot() {
            local line word="${COMP_WORDS[COMP_CWORD]}"
            [ "$word" = "=" ] && word=""
            COMPREPLY=()
            while IFS= read -r line; do
                case $line in
                    :files) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$word")
                        type compopt >/dev/null 2>&1 && compopt -o filenames ;;
                    :directories) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$word")
                        type compopt >/dev/null 2>&1 && compopt -o filenames ;;
                    *) COMPREPLY+=("${line%%$'\t'*}") ;;
                esac
            done < <("$1" complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        }
        complete -F _teambot teambot

        """#

    private static let zsh = #"""
        #compdef teambot
        # Completion of teambot for zsh: teambot completion zsh
        _teambot() {
            local line
            local -a found
            for line in ${(f)"$(${words[1]} complete "${(@)words[2,CURRENT]}" 2>/dev/null)"}; do
                case $line in
                    :files) _files ;;
                    :directories) _files -/ ;;
                    *) found+=("${${line%%$'\t'*}//:/\:}:${line#*$'\t'}") ;;
                esac
            done
            (( $#found )) && _describe -t teambot teambot found
        }
        if [ "$funcstack[1]" = _teambot ]; then _teambot "$@"; else compdef _teambot teambot; fi

        """#

    private static let fish = #"""
        # Completion of teambot for fish: teambot completion fish
        function __teambot_complete
            set -l typed (commandline -opc)
            set -l word (commandline -ct)
            for line in ($typed[1] complete $typed[2..-1] "$word" 2>/dev/null)
                switch $line
                    case :files
                        __fish_complete_path $word
                    case :directories
                        __fish_complete_directories $word
                    case '*'
                        echo $line
                end
            end
        end
        complete -c teambot -f -a '(__teambot_complete)'

        """#
}
