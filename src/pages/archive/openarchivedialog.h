#pragma once

#include "archives/openarchive.h"
#include "game/gamelibrary.h"
#include "pages/archive/workdialog.h"

class QLineEdit;
class QPushButton;

namespace Weekglass {

class FactsTable;

/// Opens an archive: shows what its manifest says, restores it on the private server of this computer, and
/// hands it over with opened(). Not modal.
class OpenArchiveDialog : public WorkDialog
{
    Q_OBJECT

public:
    explicit OpenArchiveDialog(std::shared_ptr<const GameLibrary> library, QWidget* parent = nullptr);

    /// Where it is restored instead of the private server.
    void setServer(const Pg::ConnectOptions& server)
    {
        m_server = std::make_shared<const Pg::ConnectOptions>(server);
    }

public Q_SLOTS:
    /// Reads the manifest beside the dump.
    void setFile(const QString& dump);
    void openIt();

Q_SIGNALS:
    /// Show `new ArchivePage(archive, game)` (archivepage.h) as a tab; the dialog closes itself.
    void opened(const std::shared_ptr<Weekglass::ViewedArchive>& archive, const Weekglass::GamePointer& game);
    /// A manifest or an error is shown.
    void answered();

private:
    void setupParts();
    void setupLayout();
    void chooseFile();
    void takeManifest(const Result<ArchiveManifest>& manifest);
    void takeOpened(Result<std::shared_ptr<ViewedArchive>> archive);
    void updateButtons();

    const std::shared_ptr<const GameLibrary> m_library;
    std::shared_ptr<const Pg::ConnectOptions> m_server; // null: the private one
    GamePointer m_game; // of the archive; null: none that is known
    bool m_isReady = false; // the manifest is there, and the game known
    QLineEdit* m_file;
    QPushButton* m_choose;
    FactsTable* m_facts;
    QPushButton* m_open;
    QPushButton* m_close;
};

}
