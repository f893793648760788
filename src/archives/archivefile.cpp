#include "archives/archivefile.h"

#include "archives/text.h"
#include "base/files.h"
#include "json/hash.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace Weekglass {

namespace {

constexpr qint64 PieceBytes = 1 << 20;
constexpr int ManifestFormat = 1;

Error fileError(const QString& message, const QString& path, const QString& detail = {},
                const QString& advice = {})
{
    return {.kind = Error::Kind::Io, .message = message, .where = path, .advice = advice, .detail = detail};
}

QJsonArray tablesJson(const Fingerprint& fingerprint)
{
    QJsonArray array;
    for (const auto& table : fingerprint.tables)
        array.append(QJsonObject {{QStringLiteral("name"), table.name},
                                  {QStringLiteral("rows"), table.rows},
                                  {QStringLiteral("hash"), QString::fromLatin1(table.hash)}});
    return array;
}

QJsonArray sequencesJson(const std::vector<SequencePosition>& sequences)
{
    QJsonArray array;
    for (const auto& one : sequences)
        array.append(QJsonObject {{QStringLiteral("name"), one.name},
                                  {QStringLiteral("last"), QString::number(one.lastValue)},
                                  {QStringLiteral("called"), one.isCalled},
                                  {QStringLiteral("down"), one.goesDown}});
    return array;
}

std::vector<SequencePosition> sequencesOf(const QJsonValue& value)
{
    std::vector<SequencePosition> sequences;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& one : array)
        sequences.push_back({one[QLatin1String("name")].toString(),
                             one[QLatin1String("last")].toString().toLongLong(),
                             one[QLatin1String("called")].toBool(), one[QLatin1String("down")].toBool()});
    return sequences;
}

int openFor(const QString& path, int flags)
{
    return ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
}

}

QByteArray manifestJson(const ArchiveManifest& manifest)
{
    const auto latin = [](const QByteArray& text) { return QString::fromLatin1(text); };
    return QJsonDocument(
               QJsonObject {
                   {QStringLiteral("format"), ManifestFormat},
                   {QStringLiteral("database"), manifest.week.name},
                   {QStringLiteral("oid"), static_cast<qint64>(manifest.week.oid)},
                   {QStringLiteral("systemIdentifier"), latin(manifest.week.systemIdentifier)},
                   {QStringLiteral("game"), manifest.game},
                   {QStringLiteral("version"), manifest.version},
                   {QStringLiteral("serverVersion"), manifest.serverVersion},
                   {QStringLiteral("dumpVersion"), manifest.dumpVersion},
                   {QStringLiteral("encoding"), manifest.needs.encoding},
                   {QStringLiteral("collation"), manifest.needs.collation},
                   {QStringLiteral("characterType"), manifest.needs.characterType},
                   {QStringLiteral("extensions"), QJsonArray::fromStringList(manifest.needs.extensions)},
                   {QStringLiteral("roles"), QJsonArray::fromStringList(manifest.needs.roles)},
                   {QStringLiteral("takenAt"), latin(manifest.takenAt)},
                   {QStringLiteral("bytes"), manifest.bytes},
                   {QStringLiteral("sha256"), latin(manifest.sha256)},
                   {QStringLiteral("rows"), manifest.fingerprint.rows()},
                   {QStringLiteral("digest"), latin(manifest.fingerprint.digest())},
                   {QStringLiteral("definitions"), latin(manifest.fingerprint.definitions)},
                   {QStringLiteral("exactDefinitions"), latin(manifest.fingerprint.exactDefinitions)},
                   {QStringLiteral("portableDefinitions"), latin(manifest.fingerprint.portableDefinitions)},
                   {QStringLiteral("tables"), tablesJson(manifest.fingerprint)},
                   {QStringLiteral("sequencesBefore"), sequencesJson(manifest.sequencesBefore)},
                   {QStringLiteral("sequencesAfter"), sequencesJson(manifest.sequencesAfter)},
                   {QStringLiteral("verifiedAt"), latin(manifest.verifiedAt)},
               })
        .toJson();
}

int majorVersion(const QString& version)
{
    return version.section(QLatin1Char('.'), 0, 0).toInt();
}

QString manifestPath(const QString& dump)
{
    return dump + QStringLiteral(".json");
}

Result<ArchiveManifest> readManifest(const QString& dump)
{
    const QString path = manifestPath(dump);
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    const auto text = [&document](const char* key) { return document[QLatin1String(key)].toString(); };
    if (document[QLatin1String("format")].toInt() != ManifestFormat)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("This is not a manifest of an archive that this program knows."),
                      .where = path};
    ArchiveManifest manifest {.week = {text("systemIdentifier").toLatin1(),
                                       static_cast<quint32>(document[QLatin1String("oid")].toInteger()),
                                       text("database")},
                              .game = text("game"),
                              .version = text("version"),
                              .serverVersion = text("serverVersion"),
                              .dumpVersion = text("dumpVersion"),
                              .needs = {text("encoding"), text("collation"), text("characterType"),
                                        document[QLatin1String("extensions")].toVariant().toStringList(),
                                        document[QLatin1String("roles")].toVariant().toStringList(),
                                        majorVersion(text("dumpVersion"))},
                              .takenAt = text("takenAt").toLatin1(),
                              .bytes = document[QLatin1String("bytes")].toInteger(),
                              .sha256 = text("sha256").toLatin1(),
                              .fingerprint = {.tables = {},
                                              .definitions = text("definitions").toLatin1(),
                                              .exactDefinitions = text("exactDefinitions").toLatin1(),
                                              .portableDefinitions = text("portableDefinitions").toLatin1()},
                              .sequencesBefore = sequencesOf(document[QLatin1String("sequencesBefore")]),
                              .sequencesAfter = sequencesOf(document[QLatin1String("sequencesAfter")]),
                              .verifiedAt = text("verifiedAt").toLatin1()};
    const QJsonArray tables = document[QLatin1String("tables")].toArray();
    for (const QJsonValue& table : tables)
        manifest.fingerprint.tables.push_back({table[QLatin1String("name")].toString(),
                                               table[QLatin1String("rows")].toInteger(),
                                               table[QLatin1String("hash")].toString().toLatin1()});
    if (manifest.fingerprint.digest() != text("digest").toLatin1())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The manifest was changed: its parts do not match."),
                      .where = path,
                      .advice = Text::tr("Take the archive from another copy.")};
    return manifest;
}

Result<void> writeManifest(const QString& dump, const ArchiveManifest& manifest)
{
    return writePrivateFile(manifestPath(dump), manifestJson(manifest));
}

QString fileNameOf(const QString& database)
{
    const QByteArray encoded = QUrl::toPercentEncoding(database, {}, ".~");
    return QString::fromLatin1(encoded);
}

Result<QByteArray> sha256OfFile(const QString& path, const std::stop_token& stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fileError(
            Text::tr("The archive cannot be read."), path, file.errorString(),
            Text::tr("The archive is on the computer that made it. Bring the file back to this place."));
    Json::Sha256 hash;
    QByteArray piece(PieceBytes, Qt::Uninitialized);
    while (!stop.stop_requested()) {
        const qint64 got = file.read(piece.data(), piece.size());
        if (got < 0)
            return fileError(Text::tr("The archive cannot be read."), path, file.errorString());
        if (got == 0)
            return hash.hex();
        hash.add(QByteArrayView(piece.constData(), got));
    }
    return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Cancelled."), .where = path};
}

Result<void> checkArchiveFile(const QString& path, const QByteArray& sha256, const std::stop_token& stop)
{
    const auto found = sha256OfFile(path, stop);
    if (!found)
        return found.error();
    if (*found == sha256)
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("The archive is damaged: it is not the file that was written."),
                  .where = path,
                  .advice = Text::tr("Archive the week again, or take the file from another copy."),
                  .detail = Text::tr("SHA-256 %1, expected %2.")
                                .arg(QString::fromLatin1(*found), QString::fromLatin1(sha256))};
}

Result<void> syncFile(const QString& path)
{
    for (const auto& [name, flags] :
         {std::pair(path, O_RDONLY), std::pair(QFileInfo(path).path(), O_RDONLY | O_DIRECTORY)}) {
        const int fd = openFor(name, flags);
        const bool isSynced = fd >= 0 && ::fsync(fd) == 0;
        const int reason = errno;
        if (fd >= 0)
            ::close(fd);
        if (!isSynced)
            return fileError(Text::tr("The archive could not be written to the disk."), name,
                             qt_error_string(reason));
    }
    return {};
}

}
