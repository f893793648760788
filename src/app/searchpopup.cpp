#include "app/searchpopup.h"

#include "widgets/parts/formparts.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int LeastPixels = 760; // wide
constexpr int Columns = 3;
constexpr int ShownRows = 22;

}

SearchPopup::SearchPopup(QWidget* parent)
    : QFrame(parent)
    , m_list(new QTreeWidget)
    , m_state(plainLabel("searchPopupState"))
{
    setObjectName(QStringLiteral("searchPopup"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(QStringLiteral("searchFound"));
    m_list->setAccessibleName(tr("Search results"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setColumnCount(Columns);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setContentsMargins(Measure::Space2, Measure::Space1, Measure::Space2, Measure::Space1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_state);
    connect(m_list, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        const int row = m_list->indexOfTopLevelItem(item);
        if (const SearchEntry* entry = entryAt(row); entry && entry->isPossible) {
            choose(row);
            Q_EMIT clicked();
        }
    });
    hide();
}

const SearchEntry* SearchPopup::entryAt(int row) const
{
    return row < 0 || row >= static_cast<int>(m_rows.size()) ? nullptr
                                                             : m_rows[static_cast<std::size_t>(row)];
}

const SearchEntry* SearchPopup::current() const
{
    return entryAt(m_list->indexOfTopLevelItem(m_list->currentItem()));
}

int SearchPopup::rowOf(const QString& key) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&key](const SearchEntry* entry) { return entry && entry->isPossible && entry->key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void SearchPopup::addSection(std::size_t section)
{
    const SearchSection& shown = m_sections[section];
    if (shown.entries.empty())
        return;
    auto* heading = new QTreeWidgetItem(m_list, {shown.title});
    heading->setFlags(Qt::NoItemFlags);
    heading->setFirstColumnSpanned(true);
    QFont font = smallFont(m_list->font(), m_list->font());
    font.setBold(true);
    heading->setFont(0, font);
    m_rows.push_back(nullptr);
    for (const SearchEntry& entry : shown.entries) {
        auto* item = new QTreeWidgetItem(m_list, {entry.title, entry.detail, entry.keys});
        const QString whole = entry.detail.isEmpty()
            ? entry.title
            : tr("%1\n%2", "what was found, what is said of it").arg(entry.title, entry.detail);
        for (int column = 0; column < Columns; ++column)
            item->setToolTip(column, whole.toHtmlEscaped());
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        for (const int column : {1, 2})
            item->setForeground(column, palette().brush(QPalette::PlaceholderText));
        if (!entry.isPossible)
            item->setFlags(Qt::NoItemFlags);
        m_rows.push_back(&entry);
    }
}

void SearchPopup::fill(std::vector<SearchSection> sections, const QString& state)
{
    const SearchEntry* before = current();
    const QString key = m_isChosen && before ? before->key : QString();
    const int scrolled = m_list->verticalScrollBar()->value();
    QPalette focused = palette(); // the field has the focus for the list
    for (const auto role : {QPalette::Highlight, QPalette::HighlightedText})
        focused.setBrush(QPalette::Inactive, role, palette().brush(QPalette::Active, role));
    m_list->setPalette(focused);
    m_list->clear();
    m_rows.clear();
    m_sections = std::move(sections);
    for (std::size_t section = 0; section < m_sections.size(); ++section)
        addSection(section);
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    const int again = key.isEmpty() ? -1 : rowOf(key);
    m_isChosen = again >= 0;
    const auto first =
        std::ranges::find_if(m_rows, [](const SearchEntry* entry) { return entry && entry->isPossible; });
    if (m_isChosen) {
        m_list->verticalScrollBar()->setValue(scrolled);
        choose(again);
    } else if (first != m_rows.end()) {
        choose(static_cast<int>(first - m_rows.begin()));
        m_list->scrollToTop(); // with its heading
    } else {
        Q_EMIT currentChanged();
    }
}

void SearchPopup::choose(int row)
{
    m_list->setCurrentItem(m_list->topLevelItem(row));
    Q_EMIT currentChanged();
}

void SearchPopup::step(int by)
{
    int row = m_list->indexOfTopLevelItem(m_list->currentItem()) + by;
    while (entryAt(row) ? !entryAt(row)->isPossible : row >= 0 && row < static_cast<int>(m_rows.size()))
        row += by;
    if (!entryAt(row))
        return;
    m_isChosen = true;
    choose(row);
    if (row == 1)
        m_list->scrollToTop();
}

void SearchPopup::placeUnder(const QWidget* field)
{
    const QWidget* window = parentWidget();
    const QPoint corner = field->mapTo(window, QPoint(0, field->height() + Measure::Space1));
    const int width = std::min(std::max(field->width(), LeastPixels), window->width() - 2 * Measure::Space2);
    const int left = std::clamp(corner.x() + (field->width() - width) / 2, Measure::Space2,
                                window->width() - width - Measure::Space2);
    const int row = std::max(m_list->sizeHintForRow(0), int(Measure::Row));
    const int rows = std::clamp(static_cast<int>(m_rows.size()), 1, ShownRows);
    const int height = rows * row + (m_state->text().isEmpty() ? 0 : m_state->sizeHint().height()) + 4;
    setGeometry(left, corner.y(), width, std::min(height, window->height() - corner.y() - Measure::Space2));
    raise();
}

}
