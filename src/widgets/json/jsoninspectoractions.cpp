// What one can do in the inspector: its actions, and how they are laid out around the views.
#include "base/safetext.h"
#include "base/utf8.h"
#include "widgets/json/jsonbreadcrumb.h"
#include "widgets/json/jsondiffview.h"
#include "widgets/json/jsoninspector.h"
#include "widgets/json/jsonsearchbar.h"
#include "widgets/json/jsontextview.h"
#include "widgets/json/jsontreeview.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Weekglass {
namespace {

using Json::Document;
using Json::NodeId;
using Json::noNode;

/// A string decoded, everything else as written.
QString decodedValue(const Document& document, NodeId node)
{
    return document.kind(node) == Json::Kind::String ? document.stringValue(node)
                                                     : fromUtf8(document.rawText(node));
}

QString keyOf(const Document& document, NodeId node)
{
    const NodeId above = document.parent(node);
    if (above != noNode && document.kind(above) == Json::Kind::Array)
        return QString::number(document.rowInParent(node));
    return document.key(node);
}

void setPlain(QLabel* label)
{
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

}

void JsonInspector::setupViews()
{
    setPlain(m_message);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMargin(16);
    m_message->setAccessibleName(tr("Message"));
    setPlain(m_note);
    setPlain(m_title);
    for (QLabel* label : {m_title, m_note})
        label->setContentsMargins(4, 2, 4, 2);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);

    m_tabs->addTab(tr("Tree"));
    m_tabs->addTab(tr("Text"));
    m_tabs->addTab(tr("Changes"));
    m_tabs->setTabToolTip(TreeView, tr("Keys and values as a tree (Ctrl+Shift+T changes to the text)"));
    m_tabs->setTabToolTip(TextView, tr("The value as indented text (Ctrl+Shift+T changes to the tree)"));
    m_tabs->setTabToolTip(ChangesView, tr("Differences from the previous value (Ctrl+Shift+D)"));
    m_tabs->setAccessibleName(tr("Tree, text or changes"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (QWidget* view : {static_cast<QWidget*>(m_tree), static_cast<QWidget*>(m_page),
                          static_cast<QWidget*>(m_changes), static_cast<QWidget*>(m_message)})
        m_stack->addWidget(view);

    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_tabs, 0, Qt::AlignBottom);
    bar->addWidget(m_search, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_breadcrumb);

    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &JsonInspector::showMenu);
    connect(m_tree, &JsonTreeView::currentNodeChanged, this, &JsonInspector::updatePlace);
    connect(m_tree, &JsonTreeView::searchTyped, this, [this](const QString& text) {
        m_search->setFocus();
        m_search->setQuery(text);
    });
    connect(m_tree, &QAbstractItemView::activated, this, [this] {
        if (currentNode() != noNode)
            Q_EMIT valueActivated(document()->pointer(currentNode()));
    });
    connect(m_changes, &JsonDiffView::statusMessage, this, &JsonInspector::statusMessage);
    connect(m_changes, &JsonDiffView::ignoreRequested, this, &JsonInspector::ignoreRequested);
    connect(m_changes, &JsonDiffView::changeActivated, this,
            [this] { revealChange(m_changes->currentRow()); });
    connect(m_page, &QPlainTextEdit::selectionChanged, this, &JsonInspector::showMatches);
    connect(m_breadcrumb, &JsonBreadcrumb::nodeClicked, this, &JsonInspector::reveal);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) { setView(static_cast<View>(tab)); });
    connect(m_search, &JsonSearchBar::queryChanged, this, [this] { startSearch(true); });
    connect(m_search, &JsonSearchBar::left, this, [this] { m_stack->currentWidget()->setFocus(); });
}

JsonInspector::View JsonInspector::addView(QWidget* view, const QString& title, const QString& hint)
{
    m_further << view;
    m_stack->addWidget(view);
    const int tab = m_tabs->addTab(title);
    m_tabs->setTabToolTip(tab, hint);
    m_tabs->setTabEnabled(tab, m_content == Content::Document);
    return static_cast<View>(tab);
}

void JsonInspector::setViewOffered(View view, bool isOffered)
{
    m_tabs->setTabVisible(view, isOffered);
    if (!isOffered && m_view == view)
        setView(TreeView);
}

void JsonInspector::setupActions()
{
    setupCopyActions();
    setupViewActions();
    m_search = new JsonSearchBar(m_next, m_previous, this);
}

void JsonInspector::setupViewActions()
{
    QAction* find = addCommand(QStringLiteral("json.find"), tr("Search"), QKeySequence::Find,
                               tr("Search keys and values"));
    connect(find, &QAction::triggered, this, [this] { m_search->focusField(); });
    m_next = addCommand(QStringLiteral("json.next"), tr("Next match"), QKeySequence(Qt::Key_F3),
                        tr("Go to the next match"));
    connect(m_next, &QAction::triggered, this, [this] { goToMatch(true, false); });
    m_previous = addCommand(QStringLiteral("json.previous"), tr("Previous match"),
                            QKeySequence(Qt::SHIFT | Qt::Key_F3), tr("Go to the previous match"));
    connect(m_previous, &QAction::triggered, this, [this] { goToMatch(false, false); });
    QAction* other =
        addCommand(QStringLiteral("json.view"), tr("Tree or text"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), tr("Change between tree and text"));
    connect(other, &QAction::triggered, this, [this] { setView(m_view == TreeView ? TextView : TreeView); });
    QAction* changes = addCommand(QStringLiteral("json.changes"), tr("Changes"),
                                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
                                  tr("Switch between the value and its differences"));
    connect(changes, &QAction::triggered, this,
            [this] { setView(m_view == ChangesView ? TreeView : ChangesView); });

    QAction* open = addCommand(QStringLiteral("json.expand"), tr("Expand all below"),
                               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Right),
                               tr("Expand the selected value and everything in it"));
    connect(open, &QAction::triggered, this, [this] {
        if (!m_tree->expandBelow())
            Q_EMIT statusMessage(tr("Not everything is expanded: the value has too many parts or levels."));
    });
    QAction* close = addCommand(QStringLiteral("json.collapse"), tr("Collapse all below"),
                                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Left),
                                tr("Collapse the selected value and everything in it"));
    connect(close, &QAction::triggered, m_tree, &JsonTreeView::collapseBelow);
    m_treeActions << open << close;
}

void JsonInspector::setupCopyActions()
{
    addCopy(QStringLiteral("json.copyValue"), tr("Copy value"), QKeySequence::Copy,
            tr("Copy the value, strings without quotes and escapes"), decodedValue);
    addCopy(QStringLiteral("json.copyJson"), tr("Copy as JSON"),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), tr("Copy the value as it is written"),
            [](const Document& document, NodeId node) { return fromUtf8(document.rawText(node)); });
    addCopy(QStringLiteral("json.copyKey"), tr("Copy key"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_K),
            tr("Copy the key, or the number of an element"), keyOf);
    addCopy(QStringLiteral("json.copyPointer"), tr("Copy JSON Pointer"),
            QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P), tr("Copy the path as in /ships/0/symbol"),
            [](const Document& document, NodeId node) { return document.pointer(node); });
    addCopy(QStringLiteral("json.copyPath"), tr("Copy JSONPath"),
            QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_J), tr("Copy the path as in $.ships[0].symbol"),
            [](const Document& document, NodeId node) { return document.jsonPath(node); });
    addCopy(QStringLiteral("json.copySql"), tr("Copy SQL path"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S),
            tr("Copy the SQL that gets the value out of its column"),
            [](const Document& document, NodeId node) { return document.sqlPath(node); });
    addCopy(QStringLiteral("json.copySqlArrows"), tr("Copy SQL path with arrows"),
            QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_A), tr("The same step by step, with -> and ->>"),
            [](const Document& document, NodeId node) { return document.sqlArrows(node); });
}

QAction* JsonInspector::addCommand(const QString& id, const QString& text, const QKeySequence& keys,
                                   const QString& hint)
{
    auto* action = new QAction(text, this);
    action->setObjectName(id);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // other pages have the same keys
    action->setToolTip(tr("%1 (%2)", "what an action does, its keys")
                           .arg(hint, action->shortcut().toString(QKeySequence::NativeText)));
    addAction(action);
    return action;
}

void JsonInspector::addCopy(const QString& id, const QString& text, const QKeySequence& keys,
                            const QString& hint, CopiedText copied)
{
    QAction* action = addCommand(id, text, keys, hint);
    connect(action, &QAction::triggered, this, [this, copied = std::move(copied)] { copy(copied); });
    m_treeActions << action;
    m_copyActions << action;
}

void JsonInspector::copy(const CopiedText& copied)
{
    if (currentNode() == noNode) {
        Q_EMIT statusMessage(tr("Select a value to copy first."));
        return;
    }
    const QString text = copied(*document(), currentNode());
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT statusMessage(tr("Copied: %1").arg(visibleText(text, 80)));
}

void JsonInspector::showMenu(const QPoint& position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    m_tree->setCurrentIndex(index);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_copyActions);
    menu->addSeparator();
    for (QAction* action : std::as_const(m_treeActions)) {
        if (!m_copyActions.contains(action))
            menu->addAction(action);
    }
    Q_EMIT menuAboutToShow(menu, currentNode());
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

}
