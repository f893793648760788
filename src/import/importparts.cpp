#include "import/importparts.h"

#include "import/text.h"

#include <functional>
#include <span>

namespace Weekglass {

namespace {

using Pg::Sql;
using Records = std::span<const StagedRecord>;

constexpr std::size_t TrialFactor = 8; // a trial looks at all that was loaded before, so rather a few

class PartsLoader
{
public:
    PartsLoader(Pg::Session& session, const ImportKind& kind, RecordSource& source, const SessionStep& trial,
                const Pg::Call& call)
        : m_session(session)
        , m_kind(kind)
        , m_source(source)
        , m_trial(trial)
        , m_call(call)
    {
    }

    Result<LoadedRecords> run()
    {
        if (const auto none = insertAndTry({}); !none) // what fails without a record is no record's fault
            return none.error();
        while (true) {
            const auto batch = m_source.nextBatch(m_trial ? TrialFactor : 1);
            if (!batch)
                return batch.error();
            if (batch->empty())
                return m_loaded;
            // away with what the part before left behind, also with what was deleted
            if (auto cleared = m_session.script(Sql("TRUNCATE ") + m_kind.stageTable, m_call); !cleared)
                return cleared.error();
            if (auto loaded = load(*batch); !loaded)
                return loaded.error();
        }
    }

private:
    Result<void> load(Records records)
    {
        if (auto marked = m_session.script(Sql("SAVEPOINT weekglass_part"), m_call); !marked)
            return marked;
        const auto inserted = insertAndTry(records);
        if (inserted) {
            m_loaded.staged += static_cast<qint64>(records.size());
            m_loaded.inserted += *inserted;
            return m_session.script(Sql("RELEASE SAVEPOINT weekglass_part"), m_call);
        }
        if (!isOfOneRecord(inserted.error()))
            return inserted.error();
        if (auto back = m_session.script(
                Sql("ROLLBACK TO SAVEPOINT weekglass_part; RELEASE SAVEPOINT weekglass_part"), m_call);
            !back)
            return back;
        if (records.size() == 1)
            return putAside(records[0], inserted.error());
        const std::size_t half = records.size() / 2;
        if (auto loaded = load(records.first(half)); !loaded)
            return loaded;
        return load(records.subspan(half));
    }

    /// What is wrong with each record is wrong with the table or the file; going on would take hours.
    Result<void> putAside(const StagedRecord& record, const Error& reason)
    {
        if (m_loaded.staged > 0 || ++m_inVain < MostInVain)
            return m_source.reject(record.number, record.original, reason);
        Error error = reason;
        error.message =
            Text::tr("All of the first %n record(s) were refused, the last one for this reason: %1", nullptr,
                     MostInVain)
                .arg(reason.message);
        error.advice = Text::tr("Nothing was loaded. The file may be of another game, or of another version "
                                "of this week.");
        return error;
    }

    Result<qint64> insertAndTry(Records records)
    {
        auto inserted = insert(records);
        if (!inserted || !m_trial)
            return inserted;
        if (auto marked = m_session.script(Sql("SAVEPOINT weekglass_trial"), m_call); !marked)
            return marked.error();
        if (auto tried = m_trial(m_session); !tried)
            return tried.error();
        if (auto back = m_session.script(
                Sql("ROLLBACK TO SAVEPOINT weekglass_trial; RELEASE SAVEPOINT weekglass_trial"), m_call);
            !back)
            return back.error();
        return inserted;
    }

    Result<qint64> insert(Records records)
    {
        if (auto cleared = m_session.execute(Sql("DELETE FROM ") + m_kind.stageTable, {}, m_call); !cleared)
            return cleared;
        auto next = records.begin();
        const auto copied = m_session.copyIn(
            m_kind.copy,
            [&]() -> Result<QByteArray> { return next == records.end() ? QByteArray() : (next++)->row; },
            m_call);
        return copied ? insertAnswers(m_session, m_kind.inserts, m_call) : copied;
    }

    Pg::Session& m_session;
    const ImportKind& m_kind;
    RecordSource& m_source;
    const SessionStep& m_trial;
    const Pg::Call& m_call;
    LoadedRecords m_loaded;
    int m_inVain = 0;
};

}

bool isOfOneRecord(const Error& error)
{
    static const QStringList classes {QStringLiteral("22"), QStringLiteral("23"), QStringLiteral("54"),
                                      QStringLiteral("P0")};
    return error.kind == Error::Kind::Sql && classes.contains(error.sqlState.left(2));
}

Result<LoadedRecords> loadInParts(Pg::Session& session, const ImportKind& kind, RecordSource& source,
                                  const SessionStep& trial, const Pg::Call& call)
{
    return PartsLoader(session, kind, source, trial, call).run();
}

}
