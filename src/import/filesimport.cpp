#include "import/filesimport.h"

#include "base/files.h"
#include "import/takenfiles.h"
#include "import/text.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace Weekglass {

namespace {

/// Whether the other files would fail for the same reason.
bool endsAll(const Error& error)
{
    using Kind = Error::Kind;
    return error.kind != Kind::Format && error.kind != Kind::Io && error.kind != Kind::Sql;
}

void count(FilesReport& all, const Result<ImportReport>& report)
{
    if (!report) {
        ++all.failed;
        return;
    }
    ++all.loaded;
    all.cutOff += report->cutOff ? 1 : 0;
    all.lines += report->lines;
    all.inserted += report->inserted;
    all.alreadyThere += report->alreadyThere;
    all.rejected += report->rejected;
}

/// What is loaded stays loaded, so this is no error of the import.
void lookAtWaiting(Pg::Session& session, const GameDefinition& game, FilesReport& report,
                   const Pg::Call& call)
{
    auto waiting = waitingRecords(session, game, call);
    if (waiting)
        report.waiting = *std::move(waiting);
    else
        report.waitingError = waiting.error();
}

Result<void> transform(Pg::Session& session, const std::function<Result<void>(Pg::Session&)>& transforms,
                       const Pg::Call& call)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    auto done = transforms(session);
    if (done)
        done = transaction->commit(call);
    if (done || done.error().kind != Error::Kind::Sql)
        return done;
    Error error = done.error();
    error.message = Text::tr("The files are loaded, but a transform failed: %1").arg(error.message);
    return error;
}

}

QByteArray loggedDetail(const FilesReport& report)
{
    return QStringLiteral("{\"files\": %1, \"failed\": %2, \"inserted\": %3, \"rejected\": %4}")
        .arg(QString::number(report.loaded), QString::number(report.failed), QString::number(report.inserted),
             QString::number(report.rejected))
        .toLatin1();
}

QString rejectFileOf(const QString& file)
{
    return file + QStringLiteral(".rejects");
}

QString rejectFileElsewhere(const QString& file)
{
    // files of the same name in different folders are kept apart
    const QFileInfo info(file);
    const QByteArray place = info.absoluteFilePath().toUtf8();
    const QByteArray mark = QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex().left(8);
    return dataFolder() + QStringLiteral("/rejects/") + QString::fromLatin1(mark) + QLatin1Char('-')
        + rejectFileOf(info.fileName());
}

namespace {

/// Nothing where a file may be imported again.
Result<QSet<TakenFile>> takenBefore(Pg::Session& session, const FilesImportOptions& options,
                                    const Pg::Call& call)
{
    if (!options.once)
        return QSet<TakenFile>();
    if (auto ensured = ensureTakenFiles(session, call); !ensured)
        return ensured.error();
    return takenFiles(session, call);
}

}

Result<FilesReport> importFiles(Pg::Session& session, const GameDefinition& game,
                                const FilesImportOptions& options, const Pg::Call& call)
{
    const auto known = takenBefore(session, options, call);
    if (!known)
        return known.error();
    const bool isSingle = options.files.size() == 1;
    FilesReport all;
    for (int i = 0; i < static_cast<int>(options.files.size()); ++i) {
        const QString& file = options.files[i];
        const TakenFile asItIs = TakenFile::of(file);
        if (known->contains(asItIs)) {
            ++all.leftOut;
            continue;
        }
        if (options.onFile)
            options.onFile(file, i);
        const bool isNamed = isSingle && !options.rejectFile.isEmpty();
        const auto report = importFile(
            session, game,
            {.file = file,
             .rejectFile = isNamed ? options.rejectFile : rejectFileOf(file),
             .rejectFileElsewhere = isNamed ? QString() : rejectFileElsewhere(file),
             .partial = options.partial,
             .unchanged = options.unchanged,
             .nameOf = options.nameOf,
             .taken = options.once ? &asItIs : nullptr,
             .progress = options.progress,
             .afterLoad = isSingle ? options.transforms : std::function<Result<void>(Pg::Session&)>()},
            call);
        if (!report && endsAll(report.error()))
            return report.error();
        count(all, report);
        if (options.onDone)
            options.onDone(file, report);
    }
    if (!isSingle && all.inserted > 0 && options.transforms) {
        if (auto transformed = transformImported(session, game, options.transforms, all, call); !transformed)
            return transformed.error();
    } else if (options.transforms && all.loaded > 0) {
        lookAtWaiting(session, game, all, call);
    }
    return all;
}

Result<void> transformImported(Pg::Session& session, const GameDefinition& game,
                               const std::function<Result<void>(Pg::Session&)>& transforms,
                               FilesReport& report, const Pg::Call& call)
{
    if (auto transformed = transform(session, transforms, call); !transformed)
        return Pg::withLockHolders(session, transformed);
    lookAtWaiting(session, game, report, call);
    return {};
}

}
