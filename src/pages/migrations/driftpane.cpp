#include "pages/migrations/driftpane.h"

#include "base/safetext.h"
#include "pages/filesaver.h"
#include "pages/migrations/migrationdelegate.h"
#include "pg/scripttext.h"
#include "widgets/parts/askfile.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"
#include "widgets/parts/sqleditor.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int SqlCharacters = 512 * 1024; // in sight; all of it is copied and saved
constexpr int NotesCharacters = 2000;
constexpr int WidestName = 320;
enum ItemRoles { WeekRole = Qt::UserRole, ItemRole };

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(DriftPane)
};

QString commented(const QString& title, const QString& definition)
{
    if (definition.isEmpty())
        return {};
    QString text = Pg::scriptComment(title);
    const QStringList lines = definition.split(QLatin1Char('\n'));
    for (const QString& line : lines)
        text += Pg::scriptComment(QLatin1String("  ") + line);
    return text;
}

Result<Drift> driftOf(const WeekHandle& week, ReferenceCatalogs& references, const std::stop_token& stop)
{
    auto session = week.acquire(stop);
    return session ? readDrift(**session, *week.game, references, {.stop = stop})
                   : Result<Drift>(session.error());
}

QString itemSql(const DriftItem& item)
{
    return QString(commented(Text::tr("as the migrations make it:"), item.expected)
                   + commented(Text::tr("as the week has it:"), item.found)
                   + (item.isDestructive
                          ? Pg::scriptComment(Text::tr("DESTRUCTIVE: check it before you run it"))
                          : QString())
                   + Pg::scriptBeginning() + QLatin1Char('\n') + item.sql + QLatin1Char('\n'));
}

}

DriftPane::DriftPane(std::shared_ptr<ReferenceCatalogs> references, QWidget* parent)
    : QWidget(parent)
    , m_references(std::move(references))
    , m_compare(localAction(this, "compareReference", tr("Compare with the reference"),
                            Qt::CTRL | Qt::ALT | Qt::Key_D))
    , m_copy(localAction(this, "copyDrift", tr("Copy SQL"), Qt::CTRL | Qt::SHIFT | Qt::Key_C))
    , m_save(localAction(this, "saveDrift", tr("Save SQL…"), QKeySequence::Save))
    , m_state(new QLabel)
    , m_progress(new QProgressBar)
    , m_tree(new QTreeWidget)
    , m_sql(new SqlEditor)
    , m_saver(new FileSaver(this))
{
    m_state->setObjectName(QStringLiteral("driftState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_progress->setAccessibleName(tr("Weeks compared"));
    m_progress->setMaximumWidth(160);
    m_tree->setObjectName(QStringLiteral("driftTree"));
    m_tree->setAccessibleName(tr("Differences from the schema of the migrations"));
    m_tree->setColumnCount(ColumnCount);
    m_tree->setHeaderLabels({tr("Week and object"), tr("What"), tr("Kind"), tr("Note")});
    m_tree->setItemDelegate(new AlarmDelegate(m_tree));
    measureFewRows(m_tree->header());
    m_tree->setUniformRowHeights(true);
    m_sql->setObjectName(QStringLiteral("driftSql"));
    m_sql->setAccessibleName(tr("SQL that would bring it back"));
    m_sql->setReadOnly(true);
    m_sql->setLineWrapMode(QPlainTextEdit::NoWrap);
    setupActions();
    setupLayout();
    updateState();
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &DriftPane::showCurrent);
}

DriftPane::~DriftPane() = default;

void DriftPane::setupActions()
{
    m_compare->setToolTip(tr("%1. Makes an empty database with the game's migrations on the private server "
                             "and compares the selected weeks with it; the weeks are only read.")
                              .arg(m_compare->toolTip()));
    connect(m_compare, &QAction::triggered, this, &DriftPane::compareWanted);
    connect(m_copy, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(m_shown);
        Q_EMIT statusMessage(tr("Copied."));
    });
    connect(m_save, &QAction::triggered, this, &DriftPane::askToSave);
    connect(m_saver, &FileSaver::answered, this, &DriftPane::statusMessage);
    for (QAction* action : {m_compare, m_copy, m_save})
        addAction(action);
}

void DriftPane::setupLayout()
{
    auto* top = new QHBoxLayout;
    top->addWidget(m_state, 1);
    top->addWidget(m_progress);
    for (QAction* action : {m_compare, m_copy, m_save}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        top->addWidget(button);
    }
    auto* columns = new QSplitter;
    columns->setObjectName(QStringLiteral("driftColumns"));
    columns->addWidget(m_tree);
    columns->addWidget(m_sql);
    columns->setSizes({480, 420});
    columns->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(top);
    column->addWidget(columns, 1);
}

void DriftPane::compare(const std::vector<WeekHandle>& weeks)
{
    m_compared.clear();
    m_tree->clear();
    m_wanted = weeks.size();
    m_isStopped = false;
    m_job.start<Compared>(
        [weeks, references = m_references](const std::stop_token& stop, const Teller<Compared>& tell) {
            for (const WeekHandle& week : weeks) {
                if (stop.stop_requested())
                    break;
                tell({.week = week.identity, .drift = driftOf(week, *references, stop)});
                week.pool->closeIdle(std::chrono::milliseconds(0)); // a server has no session for each week
            }
            return true;
        },
        [this](std::vector<Compared> found) { take(std::move(found)); },
        [this](bool) {
            updateState();
            Q_EMIT answered();
        });
    updateState();
}

void DriftPane::stop()
{
    if (!isComparing())
        return;
    m_job.cancel();
    m_isStopped = true;
    updateState();
    Q_EMIT answered();
}

void DriftPane::take(std::vector<Compared> weeks)
{
    for (Compared& week : weeks) {
        m_compared.push_back(std::move(week));
        addWeek(m_compared.back());
        const Compared& last = m_compared.back();
        Q_EMIT compared(
            last.week, last.drift ? std::optional(static_cast<int>(last.drift->items.size())) : std::nullopt);
    }
    updateState();
}

void DriftPane::addWeek(const Compared& week)
{
    const int place = static_cast<int>(m_compared.size()) - 1;
    auto* top = new QTreeWidgetItem(m_tree);
    top->setData(NameColumn, WeekRole, place);
    top->setText(NameColumn, visibleText(week.week.name));
    if (!week.drift) {
        top->setText(KindColumn, tr("not compared"));
        top->setText(NoteColumn, visibleText(week.drift.error().text().simplified()));
        top->setToolTip(NoteColumn, visibleLines(week.drift.error().text(), NotesCharacters).toHtmlEscaped());
        top->setData(NoteColumn, AlarmDelegate::AlarmRole, true);
    } else {
        const Drift& drift = *week.drift;
        top->setText(KindColumn,
                     drift.isDrifted() ? tr("%n difference(s)", nullptr, static_cast<int>(drift.items.size()))
                                       : tr("no drift"));
        top->setText(NoteColumn,
                     tr("version %1, %2 objects compared", "of the schema")
                         .arg(visibleText(drift.version), QString::number(drift.compared)));
        int number = 0;
        for (const DriftItem& item : drift.items) {
            auto* row = new QTreeWidgetItem(top);
            row->setData(NameColumn, WeekRole, place);
            row->setData(NameColumn, ItemRole, number++);
            row->setText(NameColumn, visibleText(item.name));
            row->setText(KindColumn, driftKindName(item.kind));
            row->setText(ObjectColumn, visibleText(item.object));
            if (item.isDestructive) {
                row->setText(NoteColumn, tr("its SQL destroys something"));
                row->setData(NoteColumn, AlarmDelegate::AlarmRole, true);
            }
        }
        top->setExpanded(drift.isDrifted());
    }
    for (int column = 0; column < NoteColumn; ++column)
        m_tree->resizeColumnToContents(column);
    m_tree->setColumnWidth(NameColumn, std::min(WidestName, m_tree->columnWidth(NameColumn)));
    if (!m_tree->currentItem())
        m_tree->setCurrentItem(top);
}

void DriftPane::showCurrent()
{
    const QTreeWidgetItem* current = m_tree->currentItem();
    m_shown.clear();
    if (current) {
        const Compared& week = m_compared[current->data(NameColumn, WeekRole).toUInt()];
        const QVariant item = current->data(NameColumn, ItemRole);
        if (week.drift && item.isValid())
            m_shown = itemSql(week.drift->items[item.toUInt()]);
        else if (week.drift)
            m_shown = week.drift->isDrifted() ? week.drift->sql() : QString();
    }
    m_sql->setPlainText(visibleLines(m_shown, SqlCharacters));
    m_copy->setEnabled(!m_shown.isEmpty());
    m_save->setEnabled(!m_shown.isEmpty());
    updateState();
}

void DriftPane::askToSave()
{
    const QTreeWidgetItem* current = m_tree->currentItem();
    if (!current)
        return;
    const Compared& week = m_compared[current->data(NameColumn, WeekRole).toUInt()];
    askForFile(this, tr("Save the SQL"), QString(week.week.name + QLatin1String("-drift.sql")),
               {tr("SQL (*.sql)")}, [this](const QString& path) {
                   m_saver->write(path, [text = m_shown.toUtf8()](const std::stop_token&) {
                       return Result<QByteArray>(text);
                   });
               });
}

void DriftPane::updateState()
{
    m_progress->setVisible(isComparing());
    m_progress->setRange(0, static_cast<int>(m_wanted));
    m_progress->setValue(static_cast<int>(m_compared.size()));
    if (m_wanted == 0)
        return m_state->setText(tr("Not compared yet: %1.").arg(m_compare->toolTip()));
    const auto drifted = std::ranges::count_if(
        m_compared, [](const Compared& week) { return week.drift && week.drift->isDrifted(); });
    QStringList lines {tr("%1 of %n week(s) compared, %2 drifted.", nullptr, static_cast<int>(m_wanted))
                           .arg(m_compared.size())
                           .arg(drifted)};
    if (isComparing() && m_compared.empty())
        lines.front() += tr(" Making the reference… (Esc stops)");
    else if (m_isStopped)
        lines.front() += tr(" Stopped.");
    if (const QTreeWidgetItem* current = m_tree->currentItem()) {
        const Compared& week = m_compared[current->data(NameColumn, WeekRole).toUInt()];
        if (week.drift && !week.drift->notComparable.isEmpty())
            lines << tr("Not compared: %1").arg(week.drift->notComparable.join(QLatin1Char(' ')));
    }
    m_state->setText(visibleLines(lines.join(QLatin1Char('\n')), NotesCharacters));
}

}
