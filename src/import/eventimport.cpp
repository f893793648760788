#include "import/eventimport.h"

#include "import/importparts.h"
#include "import/takenfiles.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"

#include <optional>

namespace Weekglass {

namespace {

/// One file, in one transaction.
class FileLoader
{
public:
    FileLoader(Pg::Session& session, const ImportKind& kind, const ImportOptions& options,
               const Pg::Call& call)
        : m_session(session)
        , m_kind(kind)
        , m_options(options)
        , m_call(call)
    {
    }

    Result<ImportReport> run()
    {
        const auto loaded = load();
        if (!loaded)
            return loaded.error().at(m_options.file);
        m_report.inserted = loaded->inserted;
        m_report.alreadyThere = loaded->staged - loaded->inserted;
        if (auto ended = end(); !ended)
            return ended.error().at(m_options.file);
        return m_report;
    }

private:
    /// At once if nothing is wrong, else so that it is known which records are.
    Result<LoadedRecords> load()
    {
        auto loaded = loadBy([this] { return loadAtOnce(); });
        if (!loaded && !m_isLoaded && isOfOneRecord(loaded.error()))
            loaded = loadBy([this] { return loadInParts(m_session, m_kind, *m_source, {}, m_call); });
        if (!loaded && m_isLoaded && isOfOneRecord(loaded.error()))
            loaded = loadBy([this] {
                return loadInParts(
                    m_session, m_kind, *m_source, [this](Pg::Session&) { return complete(); }, m_call);
            });
        return loaded;
    }

    Result<LoadedRecords> loadBy(const std::function<Result<LoadedRecords>()>& how)
    {
        m_isLoaded = false;
        if (auto begun = begin(); !begun)
            return begun.error();
        auto loaded = how();
        if (!loaded)
            return loaded;
        m_isLoaded = true;
        if (auto done = complete(); !done)
            return done.error();
        return loaded;
    }

    /// All that may be wrong with the records as soon as they are loaded. What is deferred is looked at now:
    /// at COMMIT it would be too late to do without the record that breaks it.
    Result<void> complete()
    {
        if (m_options.afterLoad) {
            if (auto done = m_options.afterLoad(m_session); !done)
                return done;
        }
        return m_session.script(Pg::Sql("SET CONSTRAINTS ALL IMMEDIATE"), m_call);
    }

    /// Anew, if it is called again.
    Result<void> begin()
    {
        m_source.reset();
        m_transaction.reset();
        m_report = {};
        auto reader = RecordReader::open(m_options.file, m_kind.records);
        if (!reader)
            return reader.error();
        auto transaction = Pg::Transaction::begin(m_session, Pg::Transaction::Access::ReadWrite, m_call);
        if (!transaction)
            return transaction.error();
        m_transaction.emplace(*std::move(transaction));
        m_source.emplace(*std::move(reader), m_kind, m_options, m_report);
        if (auto ready = ensureReady(); !ready)
            return ready.error().at(m_options.file);
        auto made = m_session.script(m_kind.stage, m_call);
        return made ? made : made.error().at(m_options.file);
    }

    Result<void> ensureReady()
    {
        if (!m_kind.storedOnce.isEmpty()) {
            if (auto ensured = ensureStoredOnce(m_session, m_kind.storedOnce, m_call); !ensured)
                return ensured;
        }
        return m_kind.references.isEmpty() ? Result<void>()
                                           : ensureReferences(m_session, m_kind.references, m_call);
    }

    Result<LoadedRecords> loadAtOnce()
    {
        const auto copied = m_session.copyIn(
            m_kind.copy, [this] { return m_source->nextPiece(); }, m_call);
        if (!copied)
            return copied.error();
        const auto inserted = insertAnswers(m_session, m_kind.inserts, m_call);
        if (!inserted)
            return inserted.error();
        return LoadedRecords {.staged = *copied, .inserted = *inserted};
    }

    Result<void> end()
    {
        if (m_options.taken) {
            if (auto noted = noteTaken(m_session, *m_options.taken, m_call); !noted)
                return noted;
        }
        // the reject file first: a committed import must not lose what it refused
        if (auto finished = m_source->finish(); !finished)
            return finished;
        return m_transaction->commit(m_call);
    }

    Pg::Session& m_session;
    const ImportKind& m_kind;
    const ImportOptions& m_options;
    const Pg::Call& m_call;
    ImportReport m_report;
    std::optional<Pg::Transaction> m_transaction;
    std::optional<RecordSource> m_source;
    bool m_isLoaded = false; // what fails after that is a transform or a deferred constraint
};

}

Result<ImportReport> importFile(Pg::Session& session, const GameDefinition& game,
                                const ImportOptions& options, const Pg::Call& call)
{
    const auto kind = importKindOf(game, options.file, options.nameOf, options.unchanged);
    if (!kind)
        return kind.error();
    // the loader's end ends its transaction: only outside of one it can be asked who holds a lock
    const auto load = [&] { return FileLoader(session, *kind, options, call).run(); };
    return Pg::withLockHolders(session, load());
}

}
