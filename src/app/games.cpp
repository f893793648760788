#include "app/games.h"

#include "pages/trust/trustdialog.h"

#include <QInputDialog>

#include <algorithm>

namespace Weekglass {

Games::Games(std::shared_ptr<const GameLibrary> library, QWidget* window)
    : m_window(window)
    , m_library(std::move(library))
{
}

void Games::reload()
{
    m_libraryJob.start(
        [library = m_library](const std::stop_token&) {
            return std::make_shared<const GameLibrary>(library->reloaded());
        },
        [this](std::shared_ptr<const GameLibrary> library) { take(std::move(library)); });
}

void Games::askForTrust()
{
    m_asked.clear();
    m_tellsTrust = true;
    reload();
}

void Games::take(std::shared_ptr<const GameLibrary> library)
{
    m_library = std::move(library);
    Q_EMIT changed();
    m_questionsJob.start([library = m_library](const std::stop_token&) { return trustQuestions(*library); },
                         [this](std::vector<TrustQuestion> questions) {
                             m_questions = std::move(questions);
                             if (!m_dialog)
                                 askNext();
                         });
}

void Games::askNext()
{
    if (!m_window->isVisible()) // it was closed meanwhile
        return;
    std::erase_if(m_questions, [this](const TrustQuestion& each) { return m_asked.contains(each.hash); });
    const bool tells = std::exchange(m_tellsTrust, false);
    if (m_questions.empty()) {
        if (tells)
            Q_EMIT statusMessage(tr("All games that were found are trusted."));
        return;
    }
    m_asked.insert(m_questions.front().hash);
    m_dialog = new TrustDialog(m_questions.front(), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, this, [this](int result) {
        m_dialog.clear();
        result == QDialog::Accepted ? reload() : askNext();
    });
    m_dialog->open();
}

void Games::choose(const QString& title, const GamePointer& game,
                   const std::function<void(const GamePointer&)>& use)
{
    if (game)
        return use(game);
    auto* dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Weeks of which game?"));
    QStringList titles;
    for (const GamePointer& each : m_library->games())
        titles << each->title;
    dialog->setComboBoxItems(titles);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, use](const QString& chosen) {
        const auto& games = m_library->games();
        const auto found =
            std::ranges::find(games, chosen, [](const GamePointer& each) { return each->title; });
        if (found != games.end())
            use(*found);
    });
    dialog->open();
}

}
