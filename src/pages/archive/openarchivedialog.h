#pragma once

#include "archives/openarchive.h"
#include "game/gamelibrary.h"
#include "pages/change/changedialog.h"

namespace Weekglass {

/// Opens an archive: shows what its manifest says, restores it on the private server of this computer, and
/// hands it over with opened().
class OpenArchiveDialog : public ChangeDialog
{
    Q_OBJECT

public:
    explicit OpenArchiveDialog(std::shared_ptr<const GameLibrary> library, QWidget* parent = nullptr);

    /// Where it is restored instead of the private server.
    void setServer(const Pg::ConnectOptions& server)
    {
        m_server = std::make_shared<const Pg::ConnectOptions>(server);
    }
    void look() override;

public Q_SLOTS:
    /// Reads the manifest beside the dump.
    void setFile(const QString& dump);

Q_SIGNALS:
    /// Show `new ArchivePage(archive, game)` (archivepage.h) as a tab; the dialog closes itself.
    void opened(const std::shared_ptr<Weekglass::ViewedArchive>& archive, const Weekglass::GamePointer& game);

protected:
    void perform() override;
    QString textOf(const Error& error) const override;

private:
    void chooseFile();
    PlannedChange changeOf(const ArchiveManifest& manifest);

    const std::shared_ptr<const GameLibrary> m_library;
    std::shared_ptr<const Pg::ConnectOptions> m_server; // null: the private one
    GamePointer m_game; // of the archive; null: none that is known
    QLineEdit* m_file;
};

}
