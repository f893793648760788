#pragma once

#include "pages/savedlist.h"
#include "pages/sql/savedsql.h"

#include <QDialog>

#include <memory>

namespace Ui {
class SavedSqlDialog;
}

namespace Weekglass {

/// SQL that was run or saved, to be found again and taken into the editor.
class SavedSqlDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Kind { History, Named };

    /// @p current: what may be saved under a name.
    SavedSqlDialog(Kind kind, const QString& game, QString current, QWidget* parent = nullptr);
    ~SavedSqlDialog() override;

    bool isLoading() const { return m_saved->isLoading(); }

Q_SIGNALS:
    void chosen(const QString& sql);

private:
    void take();
    void fill();
    void showSelected();
    void choose();
    void save();
    void removeSelected();
    const SavedSql* selected() const;

    const std::unique_ptr<Ui::SavedSqlDialog> m_ui;
    const Kind m_kind;
    const QString m_current;
    SavedList* m_saved;
    std::vector<SavedSql> m_all;
};

}
