#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace Weekglass {

/// What SQL reaches outside of its database.
enum class Reach {
    Files,
    Programs,
    Servers,
    Roles,
    Server,
    Passwords,
    Languages,
    Definer,
    Catalog,
    Dynamic,
    Escapes,
};

QString messageOf(Reach reach); ///< translated

/// Of a function, a table or an extension, by its name in lower case without its schema; nothing if it is not
/// known to reach anything.
std::optional<Reach> reachOfName(const QString& name);
/// Of a statement by its first words; @p isWord: whether the word stands so many tokens ahead.
std::optional<Reach> reachOfWords(const std::function<bool(int ahead, const char* word)>& isWord);
/// Whether PostgreSQL itself lets anybody create it who owns a database.
bool isConfinedExtension(const QString& name);

}
