#include "pages/migrations/migrationpane.h"

#include "base/safetext.h"
#include "migrations/flywaychecksum.h"
#include "pages/migrations/linttable.h"
#include "pages/migrations/migrationmatrixmodel.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"
#include "widgets/parts/shorttime.h"
#include "widgets/parts/sqleditor.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int MostCharacters = 4 * 1024 * 1024; // as large as a file may be

QString nameOf(const GameFile& file)
{
    return file.name.section(QLatin1Char('/'), -1);
}

const GameFile* findFile(const std::vector<GameFile>& files, const MigrationName& wanted)
{
    for (const GameFile& file : files) {
        const auto name = MigrationName::parse(nameOf(file));
        if (name && name->version == wanted.version
            && (wanted.kind == MigrationName::Kind::Versioned || name->description == wanted.description))
            return &file;
    }
    return nullptr;
}

}

const GameFile* migrationFile(const GameDefinition& game, const MigrationName& name)
{
    return findFile(name.kind == MigrationName::Kind::Repeatable ? game.repeatable : game.migrations, name);
}

const GameFile* undoFile(const GameDefinition& game, const MigrationName& name)
{
    return name.kind == MigrationName::Kind::Versioned ? findFile(game.undo, name) : nullptr;
}

MigrationPane::MigrationPane(QWidget* parent)
    : QWidget(parent)
    , m_title(wrappedLabel("migrationTitle"))
    , m_undo(localAction(this, "showUndo", tr("SQL of the undo"), Qt::CTRL | Qt::ALT | Qt::Key_U))
    , m_sql(new SqlEditor)
    , m_lint(new LintTable)
    , m_weeks(new QTableWidget)
{
    m_undo->setCheckable(true);
    m_sql->setObjectName(QStringLiteral("migrationSql"));
    m_sql->setAccessibleName(tr("SQL of the migration"));
    m_sql->setReadOnly(true);
    m_sql->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lint->setObjectName(QStringLiteral("migrationLint"));
    m_weeks->setObjectName(QStringLiteral("migrationWeeks"));
    m_weeks->setAccessibleName(tr("The migration in each week"));
    m_weeks->setColumnCount(ColumnCount);
    m_weeks->setHorizontalHeaderLabels(
        {tr("Week"), tr("State"), tr("Applied (UTC)"), tr("By"), tr("Took"), tr("Checksum")});
    setupRowTable(m_weeks);
    m_weeks->setTabKeyNavigation(false);
    m_weeks->horizontalHeader()->setStretchLastSection(true);
    setupLayout();
    connect(m_undo, &QAction::toggled, this, &MigrationPane::showFile);
    connect(m_lint, &LintTable::lineWanted, this, [this](const QString&, int line) { goToLine(line); });
    showFile();
}

void MigrationPane::setupLayout()
{
    auto* button = new QToolButton;
    button->setDefaultAction(m_undo);
    button->setAutoRaise(true);
    addAction(m_undo);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(button);
    auto* right = new QSplitter(Qt::Vertical);
    right->setObjectName(QStringLiteral("migrationRight"));
    right->addWidget(m_lint);
    right->addWidget(m_weeks);
    right->setChildrenCollapsible(false);
    auto* all = new QSplitter;
    all->setObjectName(QStringLiteral("migrationColumns"));
    all->addWidget(m_sql);
    all->addWidget(right);
    all->setSizes({500, 400});
    all->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(top);
    column->addWidget(all, 1);
}

void MigrationPane::showMigration(const MigrationMatrixModel& matrix, int row)
{
    const MigrationMatrix::Entry* entry = matrix.migration(row);
    const bool isOther = matrix.game() != m_game || (entry ? entry->script : QString()) != m_entry.script;
    m_game = matrix.game();
    m_entry = entry ? *entry : MigrationMatrix::Entry();
    if (isOther)
        showFile();
    showWeeks(matrix, row);
}

void MigrationPane::showFile()
{
    const GameFile* undo = m_game ? undoFile(*m_game, m_entry.name) : nullptr;
    m_undo->setEnabled(undo != nullptr);
    const bool isUndo = undo && m_undo->isChecked();
    const GameFile* file = isUndo ? undo : m_game ? migrationFile(*m_game, m_entry.name) : nullptr;
    const MigrationLint lint = file ? lintMigration(*file) : MigrationLint();
    m_lint->setFiles({{.script = m_entry.script, .lint = lint}});
    if (!file) {
        m_title->setText(m_entry.script.isEmpty()
                             ? tr("Select a migration to read it.")
                             : tr("%1: the game has no such file.").arg(visibleText(m_entry.script)));
        return m_sql->clear();
    }
    QStringList parts {nameOf(*file), tr("checksum %1").arg(flywayChecksum(file->text))};
    if (lint.outsideTransaction)
        parts << tr("runs outside of a transaction");
    parts << (lint.findings.empty()
                  ? tr("no warnings")
                  : tr("%n line(s) to review", nullptr, static_cast<int>(lint.findings.size())));
    if (undo && !isUndo)
        parts << tr("%1 takes it back").arg(nameOf(*undo));
    m_title->setText(visibleText(parts.join(QStringLiteral(" · "))));
    m_sql->setPlainText(visibleLines(QString::fromUtf8(file->text), MostCharacters));
}

void MigrationPane::goToLine(int line)
{
    const QTextBlock block = m_sql->document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.select(QTextCursor::LineUnderCursor);
    m_sql->setTextCursor(cursor);
    m_sql->centerCursor();
}

void MigrationPane::showWeeks(const MigrationMatrixModel& matrix, int row)
{
    m_weeks->setRowCount(0);
    for (int column = 0; column < matrix.columnCount(); ++column) {
        if (const MigrationStatus* status = matrix.status(row, column))
            addWeek(matrix.label(column), *status);
    }
    for (int column = 0; column < ChecksumColumn; ++column)
        m_weeks->resizeColumnToContents(column);
}

void MigrationPane::addWeek(const QString& label, const MigrationStatus& status)
{
    const int row = m_weeks->rowCount();
    m_weeks->insertRow(row);
    const auto show = [&](int column, const QString& text) {
        m_weeks->setItem(row, column, new QTableWidgetItem(visibleText(text)));
    };
    show(WeekColumn, label);
    show(StateColumn, MigrationMatrixModel::stateText(status.state));
    if (!status.row)
        return;
    show(TimeColumn, secondText(status.row->installedOn));
    show(WhoColumn, status.row->installedBy);
    show(TookColumn, tr("%1 ms").arg(QLocale().toString(status.row->milliseconds)));
    show(ChecksumColumn, status.row->checksum ? QString::number(*status.row->checksum) : tr("none"));
}

}
