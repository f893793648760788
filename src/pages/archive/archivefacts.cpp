#include "pages/archive/archivefacts.h"

#include <QCoreApplication>
#include <QLocale>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ArchiveFacts)
};

}

std::vector<PlannedChange::Fact> archiveFacts(const ArchiveManifest& manifest)
{
    const auto text = [](const QByteArray& latin) { return QString::fromLatin1(latin); };
    const QLocale locale;
    return {{Text::tr("Week"), manifest.week.name},
            {Text::tr("Game"), manifest.game.isEmpty() ? Text::tr("(unknown)") : manifest.game},
            {Text::tr("Taken"), text(manifest.takenAt)},
            {Text::tr("Verified"),
             manifest.verifiedAt.isEmpty() ? Text::tr("never: nobody knows whether it can be restored")
                                           : text(manifest.verifiedAt)},
            {Text::tr("Schema"), manifest.version.isEmpty() ? Text::tr("(none)") : manifest.version},
            {Text::tr("Rows"),
             Text::tr("%1 in %n table(s)", nullptr, static_cast<int>(manifest.fingerprint.tables.size()))
                 .arg(locale.toString(manifest.fingerprint.rows()))},
            {Text::tr("Size of the file"), locale.formattedDataSize(manifest.bytes)},
            {Text::tr("Server"),
             Text::tr("PostgreSQL %1, dumped by %2, %3, %4")
                 .arg(manifest.serverVersion, manifest.dumpVersion, manifest.needs.encoding,
                      manifest.needs.collation)},
            {Text::tr("Database"),
             Text::tr("OID %1 on the server %2")
                 .arg(manifest.week.oid)
                 .arg(text(manifest.week.systemIdentifier))},
            {Text::tr("Fingerprint"), text(manifest.fingerprint.digest())},
            {Text::tr("SHA-256 of the file"), text(manifest.sha256)}};
}

}
