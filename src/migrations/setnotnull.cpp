#include "migrations/setnotnull.h"

#include "base/plural.h"
#include "migrations/text.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"
#include "weeks/lockwait.h"

namespace Weekglass {

namespace {

using Pg::Sql;

/// Where the column stands.
struct State
{
    bool isNotNull = false;
    bool hasCheck = false;
    bool isValidated = false;
    Sql check; ///< name of the constraint
};

class NotNullSetter
{
public:
    NotNullSetter(Pg::Session& session, const QString& table, const QString& column,
                  const NotNullOptions& options)
        : m_session(session)
        , m_tableName(table)
        , m_columnName(column)
        , m_options(options)
    {
    }

    Result<bool> run();

private:
    Result<void> prepare();
    Result<State> read();
    Result<void> countNulls();
    /// In a transaction of its own; tried again in short turns while others hold the table.
    Result<void> change(const Sql& script);
    Sql alter() const { return Sql("ALTER TABLE ") + m_table + Sql(" "); }
    void tell(NotNullStep step) const
    {
        if (m_options.onStep)
            m_options.onStep(step);
    }
    QString where() const { return m_tableName + QLatin1Char('.') + m_columnName; }
    Pg::Call call() const { return {.stop = m_options.stop}; }

    Pg::Session& m_session;
    QString m_tableName;
    QString m_columnName;
    const NotNullOptions& m_options;
    Sql m_table;
    Sql m_column;
};

Result<void> NotNullSetter::prepare()
{
    const auto table = Sql::qualifiedName(m_tableName);
    const auto column = Sql::identifier(m_columnName);
    if (!table || !column)
        return table ? column.error() : table.error();
    m_table = *table;
    m_column = *column;
    return {};
}

Result<State> NotNullSetter::read()
{
    const auto found = m_session.readTable(Sql::load("catalog/not_null_state.sql"),
                                           {m_table.text(), m_columnName.toUtf8()}, call());
    if (!found)
        return found.error();
    if (found->rows.empty())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("There is no such column."),
                      .where = where(),
                      .advice = Text::tr("Name the table with its schema.")};
    const auto& row = found->rows.front();
    const auto check = Sql::identifier(QStringLiteral("weekglass_not_null_") + Pg::textOf(row[0]));
    if (!check)
        return check.error();
    return State {.isNotNull = row[1] == "t",
                  .hasCheck = row[2].has_value(),
                  .isValidated = row[2] == "t",
                  .check = *check};
}

Result<void> NotNullSetter::countNulls()
{
    auto transaction = Pg::Transaction::begin(m_session, Pg::Transaction::Access::ReadOnly, call());
    if (!transaction)
        return transaction.error();
    const auto nulls = m_session.query(Sql("SELECT pg_catalog.count(*) FROM ") + m_table + Sql(" WHERE ")
                                           + m_column + Sql(" IS NULL"),
                                       {}, call());
    if (!nulls)
        return nulls.error().at(where());
    if (nulls->single() == "0")
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("%1 row(s) have no value in this column.", nullptr,
                                      pluralOf(nulls->single().value_or("0").toLongLong()))
                                 .arg(Pg::textOf(nulls->single())),
                  .where = where(),
                  .advice = Text::tr("Fill them first; “weekglassctl backfill” does it in small steps.")};
}

Result<void> NotNullSetter::change(const Sql& script)
{
    Error last;
    const auto done = waitForLock(m_options.lockWait, m_options.stop, [&]() -> Result<bool> {
        auto transaction = Pg::Transaction::begin(m_session, Pg::Transaction::Access::ReadWrite, call());
        if (!transaction)
            return transaction.error();
        auto ran = m_session.script(Sql("SET LOCAL lock_timeout = '500ms'"), call());
        if (ran)
            ran = m_session.script(script, call());
        if (ran)
            ran = transaction->commit(call());
        if (ran)
            return true;
        last = ran.error().at(where());
        return last.sqlState == QLatin1String("55P03") ? Result<bool>(false) : Result<bool>(last);
    });
    if (!done)
        return done.error();
    return *done ? Result<void>() : Result<void>(last);
}

Result<bool> NotNullSetter::run()
{
    if (auto prepared = prepare(); !prepared)
        return prepared.error();
    const auto state = read();
    if (!state)
        return state.error();
    if (state->isNotNull && !state->hasCheck)
        return false;
    if (!state->hasCheck) {
        if (auto counted = countNulls(); !counted)
            return counted.error();
        tell(NotNullStep::Check);
        if (auto added = change(alter() + Sql("ADD CONSTRAINT ") + state->check + Sql(" CHECK (") + m_column
                                + Sql(" IS NOT NULL) NOT VALID"));
            !added)
            return added.error();
    }
    const Sql drop = alter() + Sql("DROP CONSTRAINT ") + state->check;
    if (!state->isValidated) {
        tell(NotNullStep::Validate);
        if (auto valid = change(alter() + Sql("VALIDATE CONSTRAINT ") + state->check); !valid) {
            if (valid.error().sqlState != QLatin1String("23514"))
                return valid.error();
            if (auto dropped = change(drop); !dropped)
                return dropped.error();
            const auto counted = countNulls();
            return counted ? valid.error() : counted.error();
        }
    }
    tell(NotNullStep::Set);
    // two statements: in one, the constraint would be gone before it is asked
    if (auto set = change(alter() + Sql("ALTER COLUMN ") + m_column + Sql(" SET NOT NULL; ") + drop); !set)
        return set.error();
    tell(NotNullStep::Done);
    return true;
}

}

QString stepText(NotNullStep step)
{
    switch (step) {
    case NotNullStep::Check:
        return Text::tr("Adding a check that holds for new rows…");
    case NotNullStep::Validate:
        return Text::tr("Reading all rows; nobody waits…");
    case NotNullStep::Set:
        return Text::tr("Making the column NOT NULL…");
    case NotNullStep::Done:
        return Text::tr("Done.");
    }
    return {};
}

Result<bool> setNotNull(Pg::Session& session, const QString& table, const QString& column,
                        const NotNullOptions& options)
{
    return Pg::withLockHolders(session, NotNullSetter(session, table, column, options).run());
}

}
