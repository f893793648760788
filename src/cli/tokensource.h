#pragma once

#include "fetch/bearertoken.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace Weekglass {

/// Where the token of an API comes from: a file, or else the desktop's keychain, where the window keeps it.
struct TokenArguments
{
    std::string file;
    bool keychain = false; ///< it must have one
    bool none = false;
};

void addTokenOptions(CLI::App& command, TokenArguments& arguments);

/// Nothing if there is none and none must be. @p key: of the keychain; empty: the API needs none.
Result<std::optional<BearerToken>> readToken(const TokenArguments& arguments, const QString& key);

}
