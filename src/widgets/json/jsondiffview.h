#pragma once

#include "base/result.h"
#include "widgets/json/jsondiffmodel.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QTableView;

namespace Weekglass {

/// The changes between two JSON values as a table, with what is hidden and how elements were matched.
class JsonDiffView : public QWidget
{
    Q_OBJECT

public:
    explicit JsonDiffView(QWidget* parent = nullptr);

    /// @p beforeTitle says what the first value is. The row and the scroll bar stay where they are if the
    /// same place has changed again.
    void setComparison(std::shared_ptr<const JsonComparison> comparison, const QString& beforeTitle);
    /// Nothing but a message.
    void showMessage(const QString& message);
    void showError(const Error& error) { showMessage(error.text()); }
    void showLoading() { showMessage(tr("Comparing…")); }

    JsonDiffModel* diffModel() const { return m_model; }
    /// -1 if none is selected.
    int currentRow() const;
    void goToNext(bool forward);

Q_SIGNALS:
    void statusMessage(const QString& message);
    /// Somebody opened a change by Return or a double click: its JSON Pointer.
    void changeActivated(const QString& pointer);
    /// Somebody wants no more of these changes: a pattern for Json::DiffOptions::ignore.
    void ignoreRequested(const QString& pattern);

private:
    void setupTable();
    void setupActions();
    void addCommand(const QString& id, const QString& text, const QKeySequence& keys, const QString& hint,
                    void (JsonDiffView::*run)());
    void rememberPlace();
    void restorePlace();
    void copyPath();
    void copyPatch();
    void ignorePath();
    void goForward() { goToNext(true); }
    void goBack() { goToNext(false); }

    JsonDiffModel* m_model;
    QTableView* m_table;
    QLabel* m_summary;
    QLabel* m_identity;
    QLabel* m_message;
    QStackedWidget* m_stack;
    QList<QAction*> m_commands;
    QString m_place; // selected last; null if nothing was
    int m_scroll = 0;
};

}
