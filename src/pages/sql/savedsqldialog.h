#pragma once

#include "pages/savedlist.h"
#include "pages/sql/savedsql.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace Weekglass {

/// SQL that was run or saved, to be found again and taken into the editor.
class SavedSqlDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Kind { History, Named };

    /// @p current: what may be saved under a name.
    SavedSqlDialog(Kind kind, const QString& game, QString current, QWidget* parent = nullptr);

    bool isLoading() const { return m_saved->isLoading(); }

Q_SIGNALS:
    void chosen(const QString& sql);

private:
    void setupLayout();
    void take();
    void fill();
    void showSelected();
    void choose();
    void save();
    void removeSelected();
    const SavedSql* selected() const;

    const Kind m_kind;
    const QString m_current;
    SavedList* m_saved;
    std::vector<SavedSql> m_all;
    QLineEdit* m_search;
    QLineEdit* m_name;
    QListWidget* m_list;
    QPlainTextEdit* m_text;
    QLabel* m_message;
    QPushButton* m_save;
    QPushButton* m_remove;
    QPushButton* m_choose;
};

}
