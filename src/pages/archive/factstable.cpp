#include "pages/archive/factstable.h"

#include "base/safetext.h"

#include <QHeaderView>
#include <QLocale>

namespace Weekglass {

namespace {

constexpr int ValueCharacters = 3000;

}

FactsTable::FactsTable(const QString& name, const QString& accessibleName, QWidget* parent)
    : QTableWidget(0, 2, parent)
{
    setObjectName(name);
    setAccessibleName(accessibleName);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setWordWrap(true);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
}

void FactsTable::setFacts(const Facts& facts)
{
    setRowCount(static_cast<int>(facts.size()));
    int row = 0;
    for (const auto& [name, value] : facts) {
        setItem(row, 0, new QTableWidgetItem(name));
        setItem(row, 1, new QTableWidgetItem(visibleLines(value, ValueCharacters)));
        ++row;
    }
}

FactsTable::Facts FactsTable::of(const ArchiveManifest& manifest)
{
    const auto text = [](const QByteArray& latin) { return QString::fromLatin1(latin); };
    const QLocale locale;
    return {{tr("Week"), manifest.week.name},
            {tr("Game"), manifest.game.isEmpty() ? tr("(unknown)") : manifest.game},
            {tr("Taken"), text(manifest.takenAt)},
            {tr("Verified"),
             manifest.verifiedAt.isEmpty() ? tr("never: nobody knows whether it can be restored")
                                           : text(manifest.verifiedAt)},
            {tr("Schema"), manifest.version.isEmpty() ? tr("(none)") : manifest.version},
            {tr("Rows"),
             tr("%1 in %n table(s)", nullptr, static_cast<int>(manifest.fingerprint.tables.size()))
                 .arg(locale.toString(manifest.fingerprint.rows()))},
            {tr("Size of the file"), locale.formattedDataSize(manifest.bytes)},
            {tr("Server"),
             tr("PostgreSQL %1, dumped by %2, %3, %4")
                 .arg(manifest.serverVersion, manifest.dumpVersion, manifest.needs.encoding,
                      manifest.needs.collation)},
            {tr("Database"),
             tr("OID %1 on the server %2").arg(manifest.week.oid).arg(text(manifest.week.systemIdentifier))},
            {tr("Fingerprint"), text(manifest.fingerprint.digest())},
            {tr("SHA-256 of the file"), text(manifest.sha256)}};
}

}
