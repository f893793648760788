#include "migrations/migrationplan.h"
#include "migrations/text.h"

namespace Weekglass {

namespace {

/// For programs, and for people.
std::pair<const char*, const char*> wordsOf(MigrationState state)
{
    switch (state) {
    case MigrationState::Pending:
        return {"pending", QT_TRANSLATE_NOOP("MigrationPlan", "pending")};
    case MigrationState::Outdated:
        return {"outdated", QT_TRANSLATE_NOOP("MigrationPlan", "outdated")};
    case MigrationState::Undone:
        return {"undone", QT_TRANSLATE_NOOP("MigrationPlan", "undone")};
    case MigrationState::Applied:
        return {"applied", QT_TRANSLATE_NOOP("MigrationPlan", "applied")};
    case MigrationState::BelowBaseline:
        return {"below_baseline", QT_TRANSLATE_NOOP("MigrationPlan", "below baseline")};
    case MigrationState::Changed:
        return {"changed", QT_TRANSLATE_NOOP("MigrationPlan", "changed")};
    case MigrationState::Missing:
        return {"missing", QT_TRANSLATE_NOOP("MigrationPlan", "missing")};
    case MigrationState::OutOfOrder:
        return {"out_of_order", QT_TRANSLATE_NOOP("MigrationPlan", "out of order")};
    case MigrationState::Failed:
        return {"failed", QT_TRANSLATE_NOOP("MigrationPlan", "failed")};
    }
    return {};
}

}

QString stateName(MigrationState state)
{
    return Text::tr(wordsOf(state).second);
}

QByteArray stateKey(MigrationState state)
{
    return wordsOf(state).first;
}

}
