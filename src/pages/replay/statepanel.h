#pragma once

#include "replay/playlog.h"

#include <QWidget>

class QAction;
class QTreeView;

namespace Weekglass {

class StateModel;

/// The state after a play. What differs from the play before, or from a pinned one, is bold, on a tinted
/// ground, and has a dot and the value before beside it: colour is never the only sign.
class StatePanel : public QWidget
{
    Q_OBJECT

public:
    explicit StatePanel(QWidget* parent = nullptr);

    void setLog(const std::shared_ptr<const PlayLog>& log);
    /// The same game with more plays: what is unfolded and pinned stays.
    void growLog(const std::shared_ptr<const PlayLog>& log);
    void setPosition(qsizetype position);
    /// Compares with the shown play from now on, or with the one before again.
    void togglePin();
    /// The action for it, with its shortcut; a page may add it to itself.
    QAction* pinAction() const { return m_pin; }
    StateModel* model() const { return m_model; }

private:
    void setupView();
    void setupActions();
    void copyValue();

    StateModel* m_model;
    QTreeView* m_view;
    QAction* m_pin;
    bool m_isNew = false; ///< nothing is unfolded yet
};

}
