#include "pages/snapshots/comparisonbar.h"

#include "base/safetext.h"
#include "pages/snapshots/snapshotmark.h"
#include "widgets/json/jsondiffmodel.h"
#include "widgets/parts/asktext.h"
#include "widgets/parts/localaction.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

ComparisonBar::ComparisonBar(const QString& game, QWidget* parent)
    : QWidget(parent)
    , m_game(game)
    , m_rules(new IgnoreRules(game, this))
    , m_hidden(new QLabel)
    , m_marked(new QLabel)
    , m_rulesMenu(new QMenu(this))
{
    setupActions();
    for (QLabel* label : {m_hidden, m_marked}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored,
                             QSizePolicy::Preferred); // long names do not widen the page
    }
    m_hidden->setObjectName(QStringLiteral("hiddenChanges"));
    m_marked->setObjectName(QStringLiteral("markedSnapshot"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(markRow());
    column->addLayout(hiddenRow());
    connect(m_rulesMenu, &QMenu::aboutToShow, this, &ComparisonBar::fillRulesMenu);
    connect(&SnapshotMark::shared(), &SnapshotMark::changed, this, &ComparisonBar::showMark);
    showMark();
}

void ComparisonBar::setupActions()
{
    m_unmark = localAction(this, "unmark", tr("Compare with the previous one again"),
                           Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    m_showHidden = localAction(this, "showHidden", tr("Show hidden changes"), Qt::CTRL | Qt::ALT | Qt::Key_I);
    m_showHidden->setCheckable(true);
    m_showHidden->setIconText(tr("Show hidden"));
    m_unmark->setIconText(QStringLiteral("✕"));
    m_addRule = localAction(this, "addRule", tr("Ignore a path…"), Qt::CTRL | Qt::ALT | Qt::Key_N);
    connect(m_unmark, &QAction::triggered, this, [this] { SnapshotMark::shared().set(m_game, {}); });
    connect(m_showHidden, &QAction::toggled, m_rules, &IgnoreRules::setShowsHidden);
    connect(m_addRule, &QAction::triggered, this, &ComparisonBar::askPattern);
}

QHBoxLayout* ComparisonBar::markRow()
{
    auto* unmark = new QToolButton;
    unmark->setDefaultAction(m_unmark);
    unmark->setAccessibleName(m_unmark->text());
    connect(m_unmark, &QAction::changed, unmark,
            [this, unmark] { unmark->setVisible(m_unmark->isEnabled()); });
    auto* row = new QHBoxLayout;
    row->addWidget(m_marked, 1);
    row->addWidget(unmark);
    return row;
}

QHBoxLayout* ComparisonBar::hiddenRow()
{
    auto* showHidden = new QToolButton;
    showHidden->setDefaultAction(m_showHidden);
    showHidden->setAccessibleName(m_showHidden->text());
    auto* rules = new QToolButton;
    rules->setText(tr("Ignored paths"));
    rules->setToolTip(tr("Paths that comparisons ignore"));
    rules->setAccessibleName(tr("Ignored paths"));
    rules->setPopupMode(QToolButton::InstantPopup);
    rules->setMenu(m_rulesMenu);
    auto* row = new QHBoxLayout;
    row->addWidget(m_hidden, 1);
    row->addWidget(showHidden);
    row->addWidget(rules);
    return row;
}

void ComparisonBar::showMark()
{
    const SnapshotMark::Marked marked = SnapshotMark::shared().marked(m_game);
    m_marked->setVisible(marked.document != nullptr);
    m_marked->setText(tr("A: %1").arg(marked.title));
    m_marked->setToolTip(tr("Snapshots are compared with this one: %1").arg(marked.title));
    m_unmark->setEnabled(marked.document != nullptr);
}

void ComparisonBar::showComparison(const JsonComparison* comparison)
{
    const auto rules = static_cast<int>(m_rules->patterns().size());
    if (m_rules->showsHidden())
        m_hidden->setText(tr("%n ignore rule(s) are off: all changes are shown", nullptr, rules));
    else if (comparison)
        m_hidden->setText(
            tr("Changes hidden by %n rule(s): %1", nullptr, rules)
                .arg(QLocale().toString(static_cast<qulonglong>(comparison->diff.hidden.size()))));
    else
        m_hidden->setText(tr("%n ignore rule(s)", nullptr, rules));
    m_hidden->setToolTip(m_hidden->text()); // it may be cut
}

void ComparisonBar::askPattern()
{
    askForText(this,
               {.title = tr("Ignore a path"),
                .label = tr("Changes there and below are hidden in all weeks of this game.\n"
                            "* stands for any one step, ** for any number: /ships/*/fuel")},
               [this](const QString& pattern) {
                   if (!pattern.isEmpty())
                       m_rules->add(pattern);
               });
}

void ComparisonBar::fillRulesMenu()
{
    m_rulesMenu->clear();
    m_rulesMenu->addAction(m_addRule);
    m_rulesMenu->addAction(m_showHidden);
    m_rulesMenu->addSeparator();
    const QStringList added = m_rules->added();
    for (const QString& pattern : m_rules->patterns()) {
        const QString shown = visibleText(pattern, 80).replace(QLatin1Char('&'), QLatin1String("&&"));
        if (!added.contains(pattern)) {
            m_rulesMenu->addAction(tr("%1 (as the game says)").arg(shown))->setEnabled(false);
            continue;
        }
        QAction* rule = m_rulesMenu->addAction(tr("No longer ignore %1").arg(shown));
        connect(rule, &QAction::triggered, this, [this, pattern] { m_rules->remove(pattern); });
    }
}

}
