#include "migrations/migrationlint.h"
#include "migrations/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Kind = LintFinding::Kind;

struct KindWords
{
    const char* key;
    const char* name;
};

KindWords wordsOf(Kind kind)
{
    switch (kind) {
    case Kind::Refused:
        return {"refused", QT_TRANSLATE_NOOP("MigrationLint", "refused")};
    case Kind::Destructive:
        return {"destructive", QT_TRANSLATE_NOOP("MigrationLint", "destructive")};
    case Kind::Locking:
        return {"locking", QT_TRANSLATE_NOOP("MigrationLint", "locking")};
    case Kind::Note:
        return {"note", QT_TRANSLATE_NOOP("MigrationLint", "note")};
    }
    return {};
}

}

const LintFinding* MigrationLint::refusal() const
{
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [](const LintFinding& one) { return one.kind == Kind::Refused; });
    return found == findings.end() ? nullptr : &*found;
}

QStringList MigrationLint::destroyedTables() const
{
    QStringList tables;
    for (const LintFinding& finding : findings) {
        if (finding.kind == Kind::Destructive && finding.table.contains(QLatin1Char('.'))
            && !tables.contains(finding.table))
            tables << finding.table;
    }
    return tables;
}

QStringList MigrationLint::destroyedSchemas() const
{
    QStringList schemas;
    for (const LintFinding& finding : findings) {
        if (!finding.schema.isEmpty() && !schemas.contains(finding.schema))
            schemas << finding.schema;
    }
    return schemas;
}

QString findingName(Kind kind)
{
    return Text::tr(wordsOf(kind).name);
}

QByteArray findingKey(Kind kind)
{
    return wordsOf(kind).key;
}

}
