#include "pages/savedmenu.h"

#include "base/safetext.h"
#include "widgets/parts/asktext.h"
#include "widgets/theme/icons.h"

#include <QMenu>

#include <algorithm>

namespace Weekglass {

namespace {

/// An ampersand is no shortcut here.
QString menuText(const QString& name)
{
    return visibleText(name, TabCharacters).replace(QLatin1Char('&'), QLatin1String("&&"));
}

}

SavedMenu::SavedMenu(const QString& game, Kind kind, QWidget* parent)
    : QToolButton(parent)
    , m_kind(std::move(kind))
    , m_list(new SavedList(game, m_kind.kind, this))
{
    setIcon(iconOf(Icon::Bookmark));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &SavedMenu::fill); // what is shown is another one by then
    connect(m_list, &SavedList::changed, this, &SavedMenu::fill);
    connect(m_list, &SavedList::changed, this, &SavedMenu::changed);
    connect(m_list, &SavedList::statusMessage, this, &SavedMenu::statusMessage);
    m_list->load();
}

QStringList SavedMenu::names() const
{
    QStringList names;
    for (const SavedItem& item : m_list->items()) {
        if (m_kind.isReadable(item.value))
            names << item.name;
    }
    return names;
}

bool SavedMenu::holds(const QByteArray& value) const
{
    const auto& items = m_list->items();
    return std::ranges::find(items, value, &SavedItem::value) != items.end();
}

void SavedMenu::fill()
{
    menu()->clear();
    qDeleteAll(menu()->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    menu()
        ->addAction(m_kind.save, this,
                    [this] { ask(tr("Save"), {}, [this](const QString& name) { save(name); }); })
        ->setEnabled(!m_kind.shown().isEmpty());
    menu()->addSeparator();
    if (names().isEmpty()) {
        menu()->addAction(tr("None saved yet"))->setEnabled(false);
        return;
    }
    for (const SavedItem& item : m_list->items()) {
        if (m_kind.isReadable(item.value))
            menu()->addAction(menuText(item.name), this,
                              [this, value = item.value] { Q_EMIT chosen(value); });
    }
    menu()->addSeparator();
    fillForEach(tr("Rename"), [this](const QString& from) {
        ask(tr("Rename"), from, [this, from](const QString& to) { rename(from, to); });
    });
    fillForEach(tr("Remove"), [this](const QString& name) { remove(name); });
}

void SavedMenu::fillForEach(const QString& title, const std::function<void(const QString&)>& run)
{
    QMenu* each = menu()->addMenu(title);
    for (const QString& name : names())
        each->addAction(menuText(name), this, [run, name] { run(name); });
}

void SavedMenu::ask(const QString& title, const QString& text,
                    const std::function<void(const QString&)>& done)
{
    askForText(this, {.title = title, .label = m_kind.nameLabel, .text = text}, [done](const QString& name) {
        if (!name.isEmpty())
            done(name);
    });
}

}
