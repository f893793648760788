#pragma once

#include <QTableView>

namespace Weekglass {

/// The table of plays: the current play is marked, and those after it are faint, since they have not happened
/// yet where the replay stands.
class ReplayPlaysView : public QTableView
{
    Q_OBJECT

public:
    explicit ReplayPlaysView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* plays) override;
    /// Widths that suit the first rows; to be called when the model has got them.
    void fitColumns();
    /// Only the number and what happened: it has the room of the other columns.
    void setNarrow(bool isNarrow);

protected:
    /// The current play stays in sight.
    void resizeEvent(QResizeEvent* event) override;
};

}
