#pragma once

#include "json/document.h"

namespace Weekglass::Json {

/// Does a stored hash belong to a value?
enum class HashCheck {
    Matches,
    Differs,
    /// It does not match what JSONB kept, but JSONB may have changed how numbers were written (1e2 is stored
    /// as 100, and their canonical forms differ), so nothing can be said.
    Undecidable,
    Unknown ///< not a SHA-256 in hex
};

/// @p hash of the canonical form of @p node.
HashCheck checkHash(const Document& document, NodeId node, const QByteArray& hash);

}
