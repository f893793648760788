#pragma once

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;

namespace Weekglass {

/// A search field with its number of matches and buttons for the next and the previous one. Typing is waited
/// out before anything is searched.
class JsonSearchBar : public QWidget
{
    Q_OBJECT

public:
    JsonSearchBar(QAction* next, QAction* previous, QWidget* parent = nullptr);

    QString query() const;
    void setQuery(const QString& query);
    void focusField();

    void showSearching();
    /// The number of matches and which one is selected, from 0; -1 for none.
    void showMatches(qsizetype count, qsizetype current);

Q_SIGNALS:
    /// What to look for now; empty ends the search.
    void queryChanged(const QString& query);
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void announce();

    QAction* m_next;
    QAction* m_previous;
    QLineEdit* m_field;
    QLabel* m_count;
    QTimer m_wait;
    QString m_announced;
};

}
