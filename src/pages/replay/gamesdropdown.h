#pragma once

#include <QToolButton>

class QFrame;
class QSplitter;

namespace Weekglass {

class GameChooser;

/// Where there is no room for the list of games beside the replay, it drops down from this button.
class GamesDropDown : public QToolButton
{
    Q_OBJECT

public:
    /// @p chooser is the first part of @p splitter as long as there is room.
    GamesDropDown(GameChooser* chooser, QSplitter* splitter);

    bool isNarrow() const { return !isHidden(); }
    /// The list is under the button then, else in the splitter.
    void setNarrow(bool isNarrow);

public Q_SLOTS:
    /// Shows the list, with the focus in its search.
    void open();

private:
    GameChooser* m_chooser;
    QSplitter* m_splitter;
    QFrame* m_popup;
};

}
