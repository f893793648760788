#include "cli/documents.h"

namespace Weekglass {

namespace {

constexpr const char* Bash =
    R"(# Completion of weekglassctl for bash: the program itself says what may come next.
_weekglassctl() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\t'*}")
    done < <(weekglassctl __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null)
}
complete -o default -o bashdefault -F _weekglassctl weekglassctl
)";

constexpr const char* Zsh = R"(#compdef weekglassctl
# Completion of weekglassctl for zsh: the program itself says what may come next.
local -a found
local line
while IFS= read -r line; do
    found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
done < <(weekglassctl __complete -- "${(@)words[2,CURRENT]}" 2> /dev/null)
if (( ${#found} )); then
    _describe weekglassctl found
else
    _files
fi
)";

constexpr const char* Fish =
    R"(# Completion of weekglassctl for fish: the program itself says what may come next.
function __weekglassctl_complete
    set -l words (commandline -opc) (commandline -ct)
    weekglassctl __complete -- $words[2..] 2>/dev/null
end
complete -c weekglassctl -a '(__weekglassctl_complete)'
)";

}

std::string completionScript(const std::string& shell)
{
    return shell == "bash" ? Bash : shell == "zsh" ? Zsh : Fish;
}

}
