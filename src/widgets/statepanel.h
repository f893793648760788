#pragma once

#include "replay/playlog.h"

#include <QWidget>

class QTreeView;

namespace Weekglass {

class StateModel;

/// The state after a play. What differs from the play before is bold, on a tinted ground, and has a dot and
/// the value before beside it: colour is never the only sign.
class StatePanel : public QWidget
{
    Q_OBJECT

public:
    explicit StatePanel(QWidget* parent = nullptr);

    void setLog(const std::shared_ptr<const PlayLog>& log);
    void setPosition(qsizetype position);
    StateModel* model() const { return m_model; }

private:
    void setupView();
    void setupActions();
    void copyValue();

    StateModel* m_model;
    QTreeView* m_view;
    bool m_isNew = false; ///< nothing is unfolded yet
};

}
