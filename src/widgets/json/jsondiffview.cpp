#include "widgets/json/jsondiffview.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "widgets/json/jsondiffdelegate.h"
#include "widgets/parts/rowtable.h"
#include "json/patch.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {
namespace {

/// More text than that does not belong on a clipboard.
constexpr std::size_t maxCopiedChanges = 50'000;
constexpr qsizetype maxEachTitle = 120;
constexpr int maxRowsToLookAt = 2000;

QLabel* plainLabel(const QString& name)
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(name);
    return label;
}

}

JsonDiffView::JsonDiffView(QWidget* parent)
    : QWidget(parent)
    , m_model(new JsonDiffModel(this))
    , m_table(new QTableView)
    , m_summary(plainLabel(tr("Summary of the changes")))
    , m_identity(plainLabel(tr("Matching of the elements")))
    , m_message(plainLabel(tr("Message")))
    , m_stack(new QStackedWidget)
{
    m_summary->setObjectName(QStringLiteral("diffSummary"));
    m_identity->setObjectName(QStringLiteral("diffIdentity"));
    m_message->setObjectName(QStringLiteral("diffMessage"));
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMargin(16);
    m_identity->setForegroundRole(QPalette::PlaceholderText);
    setupTable();
    setupActions();
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_table);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(4, 0, 0, 0);
    top->addWidget(m_summary, 1);
    for (QAction* command : {m_commands[1], m_commands[0]}) { // previous, next
        auto* button = new QToolButton;
        button->setAutoRaise(true);
        button->setDefaultAction(command);
        button->setArrowType(command == m_commands[0] ? Qt::DownArrow : Qt::UpArrow);
        button->setAccessibleName(command->text());
        top->addWidget(button);
    }
    m_identity->setContentsMargins(4, 0, 4, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_identity);
    layout->addWidget(m_stack, 1);
    showMessage({});
}

void JsonDiffView::setupTable()
{
    m_table->setObjectName(QStringLiteral("diffTable"));
    m_table->setAccessibleName(tr("Changes"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new JsonDiffDelegate(this));
    setupLineTable(m_table);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView* header = m_table->horizontalHeader();
    header->setObjectName(QStringLiteral("diffHeader"));
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(28);
    header->setStretchLastSection(true);
    header->resizeSection(JsonDiffModel::SignColumn, 28);
    header->setSectionResizeMode(JsonDiffModel::SignColumn, QHeaderView::Fixed);
    header->resizeSection(JsonDiffModel::PathColumn, 230);
    header->resizeSection(JsonDiffModel::BeforeColumn, 160);
    header->resizeSection(JsonDiffModel::AfterColumn, 160);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT changeActivated(index.data(JsonDiffModel::PointerRole).toString());
    });
}

void JsonDiffView::setupActions()
{
    addCommand(QStringLiteral("diff.next"), tr("Next change"), QKeySequence(Qt::Key_F8),
               tr("Go to the next change"), &JsonDiffView::goForward);
    addCommand(QStringLiteral("diff.previous"), tr("Previous change"), QKeySequence(Qt::SHIFT | Qt::Key_F8),
               tr("Go to the previous change"), &JsonDiffView::goBack);
    addCommand(QStringLiteral("diff.copyPath"), tr("Copy path"), QKeySequence::Copy,
               tr("Copy the JSON Pointer of the change"), &JsonDiffView::copyPath);
    addCommand(QStringLiteral("diff.copyPatch"), tr("Copy all as JSON Patch"),
               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
               tr("Copy the changes as JSON Patch (RFC 6902)"), &JsonDiffView::copyPatch);
    addCommand(QStringLiteral("diff.ignore"), tr("Ignore this path"),
               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I),
               tr("Hide this change and those like it in other elements"), &JsonDiffView::ignorePath);
    m_table->addActions(m_commands);
}

void JsonDiffView::addCommand(const QString& id, const QString& text, const QKeySequence& keys,
                              const QString& hint, void (JsonDiffView::*run)())
{
    auto* command = new QAction(text, this);
    command->setObjectName(id);
    command->setShortcut(keys);
    command->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    command->setToolTip(tr("%1 (%2)", "what an action does, its keys")
                            .arg(hint, command->shortcut().toString(QKeySequence::NativeText)));
    connect(command, &QAction::triggered, this, run);
    addAction(command);
    m_commands << command;
}

void JsonDiffView::setComparison(std::shared_ptr<const JsonComparison> comparison, const QString& beforeTitle)
{
    rememberPlace();
    m_model->setComparison(std::move(comparison));
    const bool any = m_model->rowCount() > 0;
    m_summary->setText(beforeTitle.isEmpty()
                           ? m_model->summary()
                           : tr("%1, against %2", "changes; against what value")
                                 .arg(m_model->summary(), visibleText(beforeTitle, maxEachTitle)));
    m_identity->setText(m_model->identitySummary());
    m_identity->setVisible(!m_identity->text().isEmpty());
    m_message->setText(tr("No difference"));
    m_stack->setCurrentWidget(any ? static_cast<QWidget*>(m_table) : m_message);
    for (QAction* command : std::as_const(m_commands))
        command->setEnabled(any);
    restorePlace();
}

void JsonDiffView::rememberPlace()
{
    if (!m_model->comparison())
        return;
    m_place =
        currentRow() < 0 ? QString() : m_table->currentIndex().data(JsonDiffModel::PointerRole).toString();
    m_scroll = m_table->verticalScrollBar()->value();
}

void JsonDiffView::restorePlace()
{
    const int rows = std::min(m_model->rowCount(), maxRowsToLookAt);
    for (int row = 0; row < rows && !m_place.isNull(); ++row) {
        const QModelIndex index = m_model->index(row, JsonDiffModel::PathColumn);
        if (index.data(JsonDiffModel::PointerRole) != m_place)
            continue;
        m_table->verticalScrollBar()->setValue(m_scroll);
        return m_table->setCurrentIndex(index);
    }
}

void JsonDiffView::showMessage(const QString& message)
{
    rememberPlace();
    m_model->setComparison(nullptr);
    m_summary->clear();
    m_identity->hide();
    m_message->setText(visibleLines(message));
    m_stack->setCurrentWidget(m_message);
    for (QAction* command : std::as_const(m_commands))
        command->setEnabled(false);
}

int JsonDiffView::currentRow() const
{
    // a table that gets the focus makes its first row the current one, but nobody has chosen that
    const int row = m_table->currentIndex().row();
    return m_table->selectionModel()->isRowSelected(row, {}) ? row : -1;
}

void JsonDiffView::goToNext(bool forward)
{
    const int row = m_model->nextRow(currentRow(), forward);
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, JsonDiffModel::PathColumn));
}

void JsonDiffView::copyPath()
{
    if (currentRow() < 0) {
        Q_EMIT statusMessage(tr("Select a change first."));
        return;
    }
    const QString pointer = m_table->currentIndex().data(JsonDiffModel::PointerRole).toString();
    QGuiApplication::clipboard()->setText(pointer);
    Q_EMIT statusMessage(tr("Copied: %1").arg(visibleText(pointer, 80)));
}

void JsonDiffView::copyPatch()
{
    const JsonComparison& comparison = *m_model->comparison();
    if (comparison.diff.changes.size() > maxCopiedChanges) {
        Q_EMIT statusMessage(tr("Too many changes to be copied: %Ln", nullptr, m_model->rowCount()));
        return;
    }
    const QByteArray patch = Json::patchText(*comparison.before, *comparison.after, comparison.diff);
    QGuiApplication::clipboard()->setText(fromUtf8(patch));
    Q_EMIT statusMessage(tr("Copied as JSON Patch: %Ln change(s)", nullptr, m_model->rowCount()));
}

void JsonDiffView::ignorePath()
{
    if (currentRow() < 0) {
        Q_EMIT statusMessage(tr("Select a change first."));
        return;
    }
    Q_EMIT ignoreRequested(m_model->ignorePattern(currentRow()));
}

}
