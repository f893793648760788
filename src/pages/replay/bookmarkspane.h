#pragma once

#include <QWidget>

#include <optional>

class QTableWidget;

namespace Weekglass {

class ReplayCursor;
class SavedList;

/// The bookmarks of the game on show as a table: Enter goes to one, F2 edits its note, Delete takes it away.
class BookmarksPane : public QWidget
{
    Q_OBJECT

public:
    /// @p bookmarks: notes by play number. Both must outlive it.
    BookmarksPane(SavedList* bookmarks, ReplayCursor* cursor, QWidget* parent = nullptr);

    /// Bookmarks the play where the replay stands, and asks for a note in the table.
    void addHere();

Q_SIGNALS:
    /// The note was typed, or given up: the focus belongs to the plays again.
    void noteDone();

private:
    void setupTable();
    void setupActions();
    void fill();
    void editNote(int row);
    /// Of the current row; nothing without one.
    std::optional<qint64> current() const;

    SavedList* m_bookmarks;
    ReplayCursor* m_cursor;
    QTableWidget* m_table;
    std::optional<qint64> m_new; ///< its note is to be asked for when it is in the table
};

}
