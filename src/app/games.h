#pragma once

#include "base/job.h"
#include "trust/gametrust.h"

#include <QDialog>
#include <QPointer>
#include <QSet>

#include <functional>

namespace Weekglass {

/// The games that the window knows, and the questions whether those that do not ship are trusted.
class Games : public QObject
{
    Q_OBJECT

public:
    /// @p window: of the questions.
    Games(std::shared_ptr<const GameLibrary> library, QWidget* window);

    const std::shared_ptr<const GameLibrary>& library() const { return m_library; }
    /// The user has another metric, or other files. Asks about what was not asked for yet.
    void reload();
    /// The same, and asks for each game that is not trusted.
    void askForTrust();
    /// Closing a question would open the next one.
    void stopAsking() { m_questions.clear(); }
    /// Calls @p use with the game, or asks which if it is null.
    void choose(const QString& title, const GamePointer& game,
                const std::function<void(const GamePointer&)>& use);

Q_SIGNALS:
    /// The library is another one.
    void changed();
    void statusMessage(const QString& message);

private:
    void take(std::shared_ptr<const GameLibrary> library);
    void askNext();

    QWidget* m_window;
    std::shared_ptr<const GameLibrary> m_library;
    std::vector<TrustQuestion> m_questions;
    QSet<QByteArray> m_asked; // hashes of questions
    QPointer<QDialog> m_dialog;
    bool m_tellsTrust = false; // also that there is nothing to ask
    Job m_libraryJob;
    Job m_questionsJob;
};

}
