#pragma once

#include "scripts/tokenlist.h"

namespace Weekglass {

/// Whether the first line of a migration is the comment "-- weekglass: no-transaction".
bool isMarkedOutside(const QByteArray& script);
/// What runs in no transaction, and belongs to the database that is migrated.
bool needsNoTransaction(const TokenList& tokens);
/// What concerns the whole server, and so is nobody's migration.
bool isServerWide(const TokenList& tokens);
/// What makes nothing but tables and what belongs to them, or only changes rows: the first words of a
/// statement, in upper case.
bool isPlain(const QByteArray& words);
/// What is made in the first schema that is searched, since its name has none: a function, a type, an
/// operator. With a table the server says so itself.
bool lacksItsSchema(const TokenList& tokens);

}
