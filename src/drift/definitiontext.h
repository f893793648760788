#pragma once

#include "archives/fingerprint.h"

namespace Weekglass {

/// The definition without what the same object may be written with in another database: the place of a column
/// (another one may have been dropped there), casts between text types that a restore puts elsewhere, and
/// spaces and parentheses that say nothing. Bodies of functions count as they are.
QString comparableText(const Definition& definition);

/// The place of a column in its table, from 1; 0 for all else.
int columnPlace(const Definition& definition);

/// A name without that of its owner: t.c is c.
QString localName(const Definition& definition);

}
