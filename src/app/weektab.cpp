#include "app/weektab.h"

#include "app/plainmessage.h"
#include "app/whoserows.h"
#include "base/safetext.h"
#include "game/weekname.h"
#include "pages/players/hiddenrowsbanner.h"
#include "pages/weekpage.h"
#include "weeks/withsession.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/tokens.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int Border = 3; // while it is read as a player
constexpr int NoticeCharacters = 400;
constexpr int MissingCharacters = 6000;
constexpr int MissingNamed = 3;
constexpr std::chrono::milliseconds LookDeadline {30000};

}

WeekTab::WeekTab(WeekHandle week, const std::vector<PageKind>& kinds, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_buttons(new QButtonGroup(this))
    , m_lacking(new QLabel)
    , m_hidden(new HiddenRowsBanner)
    , m_notice(new QLabel)
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("weekTab"));
    for (const PageKind& kind : kinds) {
        if (kind.page.of == PageKind::Of::Week)
            m_kinds.push_back(&kind);
    }
    auto* column = new QVBoxLayout(this);
    const int margin = m_week.player ? Border : 0;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(0);
    column->addWidget(makeBar());
    if (m_week.player) {
        auto* whose = new WhoseRows(*m_week.player);
        column->addWidget(whose);
        connect(whose, &WhoseRows::allRowsWanted, this, &WeekTab::allRowsWanted);
    }
    column->addWidget(m_hidden);
    connect(m_hidden, &HiddenRowsBanner::told, this, [this](bool areHidden) {
        if (WeekPage* const shown = page())
            shown->setRowsHidden(areHidden);
    });
    column->addWidget(makeNotice());
    column->addWidget(m_stack, 1);
    connect(m_buttons, &QButtonGroup::idClicked, this,
            [this](int index) { Q_EMIT chosen(*m_kinds[static_cast<std::size_t>(index)]); });
    updateBar();
    if (!m_week.isWeek())
        look();
}

QWidget* WeekTab::makeBar()
{
    auto* bar = new QWidget;
    bar->setObjectName(QStringLiteral("weekBar"));
    auto* row = new FlowLayout(bar); // large text needs a second line
    row->setContentsMargins(Measure::Space2, Measure::Space1, Measure::Space2, Measure::Space1);
    row->setSpacing(0);
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        const PageKind& kind = *m_kinds[i];
        auto* button = new QToolButton;
        button->setObjectName(QLatin1String(kind.id));
        button->setText(kind.name());
        button->setAccessibleName(kind.name());
        button->setCheckable(true);
        button->setProperty(SegmentProperty,
                            (i == 0 ? SegmentFirst : 0) | (i + 1 == m_kinds.size() ? SegmentLast : 0));
        m_buttons->addButton(button, static_cast<int>(i));
        row->addWidget(button);
    }
    m_lacking->setTextFormat(Qt::PlainText);
    m_lacking->setForegroundRole(QPalette::PlaceholderText);
    m_lacking->setContentsMargins(Measure::Space3, 0, 0, 0);
    row->addWidget(m_lacking);
    return bar;
}

void WeekTab::updateBar()
{
    QStringList lacking; // of the game: what the database lacks is said below
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        const PageKind& kind = *m_kinds[i];
        auto* button = m_buttons->button(static_cast<int>(i));
        const QString why = whyNot(kind);
        const QString keys = kind.keys.toString(QKeySequence::NativeText);
        button->setEnabled(why.isEmpty());
        button->setToolTip(why.isEmpty() ? tr("%1 (%2)", "what it shows, its keys").arg(kind.tip, keys)
                                         : visibleLines(why, NoticeCharacters).toHtmlEscaped());
        if (!kind.hasPagesOf(*m_week.game))
            lacking << why;
    }
    m_lacking->setText(lacking.value(0)); // the tool tip has the others
    m_lacking->setToolTip(lacking.join(QLatin1Char('\n')).toHtmlEscaped());
}

QString WeekTab::whyNot(const PageKind& kind) const
{
    if (!kind.hasPagesOf(*m_week.game))
        return kind.lackedBy(*m_week.game);
    if (m_week.player && !kind.readsAsPlayer())
        return tr("%1 does not read as a player: go back to all rows").arg(kind.name());
    return kind.lackedBy(*m_week.game, m_lacks);
}

void WeekTab::paintEvent(QPaintEvent* event)
{
    QWidget::paintEvent(event);
    if (!m_week.player)
        return;
    QPainter painter(this);
    painter.setPen(QPen(tokensOf(palette()).pastFrame, Border));
    painter.drawRect(QRectF(rect()).adjusted(Border / 2.0, Border / 2.0, -Border / 2.0, -Border / 2.0));
}

void WeekTab::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_hidden->ask({m_week});
}

/// Stays hidden where nothing is missing.
QWidget* WeekTab::makeNotice()
{
    auto* notice = new QWidget;
    notice->setObjectName(QStringLiteral("lacksNotice"));
    notice->setAutoFillBackground(true);
    notice->setBackgroundRole(QPalette::ToolTipBase);
    m_notice->setObjectName(QStringLiteral("lacksText"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setForegroundRole(QPalette::ToolTipText);
    auto* all = new QPushButton(tr("Show a&ll…"));
    all->setObjectName(QStringLiteral("showLacks"));
    connect(all, &QPushButton::clicked, this, &WeekTab::showLacks);
    auto* again = new QPushButton(tr("Chec&k again"));
    again->setObjectName(QStringLiteral("lookAgain"));
    connect(again, &QPushButton::clicked, this, &WeekTab::look);
    auto* row = new QHBoxLayout(notice);
    row->setContentsMargins(Measure::Space2, Measure::Space1, Measure::Space2, Measure::Space1);
    row->addWidget(m_notice, 1);
    row->addWidget(all, 0, Qt::AlignTop);
    row->addWidget(again, 0, Qt::AlignTop);
    notice->hide();
    return notice;
}

/// The pages say what they cannot do, so an error of this look is none of the week's.
void WeekTab::look()
{
    m_lacksJob.start(withSession(m_week, LookDeadline,
                                 [game = m_week.game](Pg::Session& session, const Pg::Call& call) {
                                     return findLacks(session, *game, call);
                                 }),
                     [this](const Result<std::vector<Lack>>& lacks) {
                         if (lacks)
                             takeLacks(*lacks);
                     });
}

void WeekTab::takeLacks(const std::vector<Lack>& lacks)
{
    m_lacks = lacks;
    updateBar();
    for (const auto& [kind, page] : m_pages)
        page->setLacks(m_lacks);
    QStringList missing = missingIn(m_lacks);
    const auto more = static_cast<int>(missing.size()) - MissingNamed;
    if (more > 0)
        missing = missing.mid(0, MissingNamed) << tr("%n more", nullptr, more);
    m_notice->setText(visibleLines(tr("Missing in this database for %1: %2. The rest works.")
                                       .arg(m_week.game->title, missing.join(tr(", "))),
                                   NoticeCharacters));
    m_notice->parentWidget()->setVisible(!m_lacks.empty());
    Q_EMIT looked();
}

void WeekTab::showLacks()
{
    QStringList lines;
    for (const Lack& lack : m_lacks)
        lines << tr("%1: %2", "part of a game, what is missing for it")
                     .arg(lackTitle(lack), lack.missing.join(tr(", ")));
    showMessage(window(), QMessageBox::Information, tr("Missing in %1").arg(m_week.title()),
                visibleLines(lines.join(QLatin1Char('\n')), MissingCharacters));
}

QString WeekTab::titleOf(const WeekHandle& on)
{
    const auto name = WeekName::match(on.title());
    const QString week = name ? tr("w%1", "week of the year").arg(name->week, 2, 10, QLatin1Char('0'))
                              : visibleText(on.title(), TabCharacters);
    return tr("%1 · %2", "game, its week").arg(visibleText(on.game->title, TabCharacters), week);
}

WeekPage* WeekTab::page() const
{
    return m_current ? page(*m_current) : nullptr;
}

WeekPage* WeekTab::page(const PageKind& kind) const
{
    const auto found = m_pages.find(&kind);
    return found == m_pages.end() ? nullptr : found->second;
}

void WeekTab::add(const PageKind& kind, WeekPage* page)
{
    m_pages[&kind] = page;
    connect(page, &WeekPage::readsChanged, this, &WeekTab::sayHidden);
    page->setLacks(m_lacks);
    m_stack->addWidget(page);
}

void WeekTab::show(const PageKind& kind)
{
    m_current = &kind;
    m_buttons->button(indexOf(kind))->setChecked(true);
    Q_EMIT shown(kind);
    if (QWidget* widget = page(kind))
        m_stack->setCurrentWidget(widget);
    sayHidden();
}

/// Of the tables that the page in front reads.
void WeekTab::sayHidden()
{
    const WeekPage* const shown = page();
    m_hidden->setReads(shown ? shown->reads() : std::nullopt);
}

int WeekTab::indexOf(const PageKind& kind) const
{
    return static_cast<int>(std::ranges::find(m_kinds, &kind) - m_kinds.begin());
}

std::optional<PageState> WeekTab::takeWaiting(const PageKind& kind)
{
    const auto node = m_waiting.extract(&kind);
    return node ? std::optional(node.mapped()) : std::nullopt;
}

const PageKind* WeekTab::neighbour(int step) const
{
    const auto count = static_cast<int>(m_kinds.size());
    const PageKind* now = current();
    for (int i = 1; now && i < count; ++i) {
        const auto at = static_cast<std::size_t>((indexOf(*now) + step * i + count * i) % count);
        if (whyNot(*m_kinds[at]).isEmpty())
            return m_kinds[at];
    }
    return nullptr;
}

}
