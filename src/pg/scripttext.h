#pragma once

#include <QString>

namespace Weekglass::Pg {

// SQL that people read, copy and give to psql. What a server wrote stands in it as a comment of one line, or
// as quoted names and constants that hide nothing: whoever may name an object writes no line of the script.

/// `-- text` and a line break, whatever the text holds. Nothing in it ends the comment.
QString scriptComment(const QString& text);

/// The same SQL, with line breaks and what else cannot be seen as escapes in its names and plain constants:
/// "a<line break>b" becomes U&"a\000ab". Texts in dollars are code and stay as they are.
QString scriptText(const QString& sql);
/// The same with its semicolon and a line break.
QString scriptStatement(const QString& sql);

/// Makes psql and the server read what follows as it was written, whatever the database has set: encoding,
/// backslashes, and names as they are under search_path = pg_catalog, pg_temp. Bodies of functions are not
/// checked, which may name what comes later.
QString scriptBeginning();

}
