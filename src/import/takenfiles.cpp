#include "import/takenfiles.h"

#include "base/utf8.h"
#include "import/text.h"
#include "pg/transaction.h"

#include <QDateTime>
#include <QDir>

namespace Weekglass {

namespace {

using Pg::Sql;

Result<bool> isThere(Pg::Session& session, const Pg::Call& call)
{
    auto found =
        session.query(Sql("SELECT pg_catalog.to_regclass('weekglass.taken_files') IS NOT NULL"), {}, call);
    if (!found)
        return found.error();
    return found->single() == "t";
}

}

TakenFile TakenFile::of(const QString& path)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    return {.path = canonical.isEmpty() ? info.absoluteFilePath() : canonical,
            .bytes = info.size(),
            .modified = info.lastModified().toMSecsSinceEpoch()};
}

size_t qHash(const TakenFile& file, size_t seed)
{
    return qHashMulti(seed, file.path, file.bytes, file.modified);
}

Result<QSet<TakenFile>> takenFiles(Pg::Session& session, const Pg::Call& call)
{
    const auto there = isThere(session, call);
    if (!there)
        return there.error();
    QSet<TakenFile> files;
    if (!*there)
        return files;
    auto read = session.stream(
        Sql::load("weekglass/taken_read.sql"), {},
        [&files](const Pg::RowView& row) {
            files.insert({.path = fromUtf8(row.text(0)),
                          .bytes = row.text(1).toLongLong(),
                          .modified = row.text(2).toLongLong()});
        },
        {}, call);
    if (!read)
        return read.error();
    return files;
}

Result<void> ensureTakenFiles(Pg::Session& session, const Pg::Call& call)
{
    const auto there = isThere(session, call);
    if (!there)
        return there.error();
    if (*there)
        return {};
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    if (auto created = session.script(Sql::load("weekglass/taken_create.sql"), call); !created) {
        Error error = created.error();
        error.advice = Text::tr("The week keeps the list of a folder's imported files. That needs the right "
                                "to create its schema weekglass; single files do not need it.");
        return error;
    }
    return transaction->commit(call);
}

Result<void> noteTaken(Pg::Session& session, const TakenFile& file, const Pg::Call& call)
{
    return session.execute(
        Sql::load("weekglass/taken_insert.sql"),
        {file.path.toUtf8(), QByteArray::number(file.bytes), QByteArray::number(file.modified)}, call);
}

QStringList dataFilesIn(const QString& folder)
{
    static const QStringList others {QStringLiteral(".part"),       QStringLiteral(".partial"),
                                     QStringLiteral(".crdownload"), QStringLiteral(".tmp"),
                                     QStringLiteral("~"),           QStringLiteral(".rejects")};
    QStringList files;
    const QDir dir(folder);
    const auto names = dir.entryList(QDir::Files | QDir::Readable, QDir::Name);
    for (const QString& name : names) {
        const bool isOther = std::any_of(others.begin(), others.end(),
                                         [&name](const QString& ending) { return name.endsWith(ending); });
        if (!isOther)
            files << dir.filePath(name);
    }
    return files;
}

}
