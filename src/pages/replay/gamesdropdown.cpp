#include "pages/replay/gamesdropdown.h"

#include "pages/replay/gamechooser.h"

#include <QFrame>
#include <QSplitter>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr QSize PopupSize(420, 480);

}

GamesDropDown::GamesDropDown(GameChooser* chooser, QSplitter* splitter)
    : m_chooser(chooser)
    , m_splitter(splitter)
    , m_popup(new QFrame(this, Qt::Popup))
{
    setObjectName(QStringLiteral("gamesDropDown"));
    setText(tr("Games"));
    setArrowType(Qt::DownArrow);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAccessibleName(tr("Choose a game"));
    setToolTip(tr("Choose a game (Ctrl+J)"));
    m_popup->setFrameShape(QFrame::StyledPanel);
    new QVBoxLayout(m_popup);
    connect(this, &QToolButton::clicked, this, &GamesDropDown::open);
    connect(m_chooser, &GameChooser::gameChosen, m_popup, &QWidget::hide);
    hide();
}

void GamesDropDown::setNarrow(bool isNarrow)
{
    if (isNarrow == this->isNarrow())
        return;
    setVisible(isNarrow);
    m_popup->hide();
    if (isNarrow)
        m_popup->layout()->addWidget(m_chooser);
    else
        m_splitter->insertWidget(0, m_chooser);
    m_chooser->show();
}

void GamesDropDown::open()
{
    if (isNarrow()) {
        m_popup->resize(PopupSize.boundedTo(window()->size()));
        m_popup->move(mapToGlobal(rect().bottomLeft()));
        m_popup->show();
    }
    m_chooser->focusSearch();
}

}
