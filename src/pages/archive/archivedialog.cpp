#include "pages/archive/archivedialog.h"

#include "archives/archivefolder.h"
#include "pages/archive/archivefacts.h"
#include "pages/archive/folderfield.h"

#include <QCheckBox>

namespace Weekglass {

ArchiveDialog::ArchiveDialog(WeekHandle week, Environment environment, QWidget* parent)
    : ChangeDialog({.name = "archiveDialog",
                    .title = tr("Archive"),
                    .week = week.title(),
                    .verb = tr("&Archive"),
                    .environment = environment,
                    .looksAgain = true,
                    .isHarmless = true},
                   parent)
    , m_week(std::move(week))
    , m_folder(new FolderField(QStringLiteral("archiveFolder"), defaultArchiveFolder()))
    , m_inPlace(new QCheckBox(tr("&Restore it on the week's own server to compare it")))
{
    m_inPlace->setObjectName(QStringLiteral("archiveInPlace"));
    m_inPlace->setToolTip(
        tr("Otherwise the private server of this computer does it, and is started if needed."));
    addRow(tr("&Folder:"), m_folder);
    addRow({}, m_inPlace);
    hideAgain();
    look();
}

/// There is nothing to find out before.
void ArchiveDialog::look()
{
    showChange({.headline = tr("Archive %1?").arg(m_week.title()),
                .warnings = {tr("The week is dumped as it is at one moment, the dump is restored elsewhere, "
                                "and the two are compared row by row. The archive counts as verified only if "
                                "all is equal. The week can be used meanwhile.")}});
}

void ArchiveDialog::perform()
{
    const ArchiveOptions options {.folder = m_folder->folder(), .game = m_week.game->id, .by = by()};
    startRun(
        tr("Working… Escape stops it."),
        [week = m_week, inPlace = m_inPlace->isChecked(),
         options](const std::stop_token& stop, const Teller<QString>& tell) -> Result<Archive> {
            ArchiveOptions told = options;
            told.onProgress = tell;
            told.stop = stop;
            const auto scratch =
                inPlace ? Result(week.pool->options()) : privateServer(told.onProgress, stop);
            if (!scratch)
                return scratch.error();
            return archiveWeek(week.pool->options(), week.identity, *scratch, told);
        },
        [this](const Archive& archive) { takeArchive(archive); });
}

void ArchiveDialog::takeArchive(const Archive& archive)
{
    auto facts = archiveFacts(archive.manifest);
    facts.insert(facts.begin(), {tr("File"), archive.file});
    showFacts(facts);
    finish(tr("Archived and verified: the restored dump equals the week."));
    Q_EMIT archived(archive.file);
}

QString ArchiveDialog::textOf(const Error& error) const
{
    return error.kind == Error::Kind::Cancelled
        ? QString(tr("Stopped. The week is unchanged, and no archive of it was verified.") + QLatin1Char('\n')
                  + error.detail)
        : error.text();
}

}
