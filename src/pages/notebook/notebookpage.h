#pragma once

#include "notebook/notebook.h"
#include "pages/weekpage.h"

#include <QPointer>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;
class QMenu;
class QPlainTextEdit;
class QProgressBar;
class QToolButton;

namespace Weekglass {

class EmptyState;
class NotebookMaker;
class SavedMenu;

/// A notebook of findings: its cells are written here, saved for all weeks of the game, and made for this
/// week or another one as one HTML file.
class NotebookPage : public WeekPage
{
    Q_OBJECT

public:
    explicit NotebookPage(WeekHandle week, QWidget* parent = nullptr);

    void join(PageHost& host) override;
    /// The notebook itself, saved or not.
    PageState state() const override;
    void setState(const PageState& state) override;
    bool isLoading() const override;

    const Notebook& notebook() const { return m_notebook; }
    /// Instead of the one that is shown, which undo() brings back.
    void setNotebook(Notebook notebook);
    /// Behind the cell that is chosen.
    void addCells(const std::vector<NotebookCell>& cells);
    void replaceCell(int row, const NotebookCell& cell);
    void undo();
    SavedMenu* saved() const { return m_saved; }
    QListWidget* list() const { return m_list; }
    /// Writes it, made for a week of the game.
    void makeFor(const WeekHandle& week, const QString& path);
    /// Text of what was done last.
    QString message() const;

private:
    void setupList();
    void setupLayout();
    void setupActions();
    void setupWeeks();
    QList<QAction*> addActions();
    /// What is shown now comes back by undo().
    void change(Notebook notebook, int row);
    void changeTitle(const QString& title);
    void remember();
    void showNotebook(int row);
    void showCell();
    void updateState();
    int row() const;
    void moveCell(int by);
    void removeCell();
    void askForNew(const NotebookCell& cell);
    void editCell();
    void askForFileFor(const WeekHandle& week);
    void fillWeeks();
    std::vector<WeekHandle> listed() const;
    void say(const QString& message);

    Notebook m_notebook;
    std::vector<Notebook> m_before; ///< what the changes were made to, the last one last
    bool m_isTitling = false; ///< the last change was to the title, and goes on
    QPointer<PageHost> m_host;
    QLineEdit* m_title;
    SavedMenu* m_saved;
    QListWidget* m_list;
    EmptyState* m_empty;
    QPlainTextEdit* m_details;
    QLabel* m_state;
    QLabel* m_message;
    QProgressBar* m_progress;
    QToolButton* m_other;
    QMenu* m_weeks;
    NotebookMaker* m_maker;
    QAction* m_undo = nullptr;
    QAction* m_stop = nullptr;
    QList<QAction*> m_ofCell; ///< that need a chosen one
    QAction* m_export = nullptr;
};

}
