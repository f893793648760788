#include "pages/board/admindialog.h"

#include "base/safetext.h"
#include "weeks/databasefacts.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/parts/formparts.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

namespace Weekglass {

namespace {

enum UserColumns { KindColumn, NameColumn, OwnerColumn, NoteColumn, SinceColumn, UserColumnCount };

constexpr int MessageCharacters = 6000;
constexpr int MostUserRows = 6; // before the table scrolls

QString kindText(DatabaseUser::Kind kind)
{
    switch (kind) {
    case DatabaseUser::Kind::Session:
        return AdminDialog::tr("session");
    case DatabaseUser::Kind::Prepared:
        return AdminDialog::tr("prepared transaction");
    case DatabaseUser::Kind::Slot:
        return AdminDialog::tr("replication slot");
    case DatabaseUser::Kind::Subscription:
        return AdminDialog::tr("subscription");
    }
    return {};
}

}

AdminDialog::AdminDialog(const char* name, AdminServer server, WeekIdentity week, const QString& title,
                         const QString& verb, QWidget* parent)
    : QDialog(parent)
    , m_server(std::move(server))
    , m_week(std::move(week))
    , m_headline(textLabel("adminHeadline"))
    , m_facts(new QFormLayout)
    , m_usersTitle(textLabel("adminUsersTitle"))
    , m_users(new QTableWidget)
    , m_message(textLabel("adminMessage"))
    , m_progress(busyBar())
    , m_fields(new QWidget)
    , m_form(new QFormLayout(m_fields))
    , m_again(new QPushButton(tr("&Look again")))
    , m_run(new QPushButton(verb))
    , m_close(new QPushButton(tr("&Cancel")))
{
    setObjectName(QLatin1String(name));
    setWindowTitle(tr("%1 — %2", "what is done, week").arg(title, visibleText(m_week.name, 80)));
    setupUsers();
    hideUsers();
    m_form->setContentsMargins({});
    m_reason = addField("adminReason", tr("R&eason:"), tr("Why, for those who read the log later"));
    m_operator =
        addField("adminOperator", tr("&Operator:"), tr("your name; else that of the database's user"));
    setupButtons();
    setupLayout();
}

AdminDialog::~AdminDialog()
{
    m_stop.request_stop();
}

void AdminDialog::setupUsers()
{
    m_users->setObjectName(QStringLiteral("adminUsers"));
    m_users->setAccessibleName(tr("Who uses the week"));
    m_users->setColumnCount(UserColumnCount);
    m_users->setHorizontalHeaderLabels({tr("What"), tr("Name"), tr("Role"), tr("Details"), tr("Since")});
    m_users->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_users->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_users->verticalHeader()->hide();
    m_users->horizontalHeader()->setStretchLastSection(true);
    m_users->setTabKeyNavigation(false);
    m_users->setWordWrap(false);
    m_users->hide(); // until somebody is shown
}

void AdminDialog::setupButtons()
{
    m_again->setObjectName(QStringLiteral("adminAgain"));
    m_run->setObjectName(QStringLiteral("adminRun"));
    m_close->setObjectName(QStringLiteral("adminClose"));
    addKeys(m_again, QKeySequence::Refresh);
    m_again->setAutoDefault(false);
    m_run->setAutoDefault(false);
    connect(m_again, &QPushButton::clicked, this, [this] { look(); });
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_run->isEnabled())
            run();
    });
    connect(m_close, &QPushButton::clicked, this, &AdminDialog::reject);
}

void AdminDialog::setupLayout()
{
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    buttons->addButton(m_run, QDialogButtonBox::DestructiveRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* top = new QHBoxLayout;
    top->addWidget(m_headline, 1);
    top->addWidget(new EnvironmentMark(m_server.environment));
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addLayout(m_facts);
    column->addWidget(m_usersTitle);
    column->addWidget(m_users);
    column->addWidget(m_message);
    column->addStretch(1);
    column->addWidget(m_progress);
    column->addWidget(m_fields);
    column->addWidget(buttons);
    m_close->setDefault(true); // Return must not do what cannot be seen; the dialog has the button by now
    resize(720, 560);
}

void AdminDialog::addFact(const QString& title, const QString& text)
{
    m_facts->addRow(title, textLabel("", visibleLines(text, MessageCharacters)));
}

void AdminDialog::addWidget(QWidget* widget)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    constexpr int Room = 20; // the empty rest has 1
    column->insertWidget(column->indexOf(m_usersTitle), widget, Room);
}

void AdminDialog::addServer()
{
    const auto address = Pg::describeServer(m_server.pool->options());
    addFact(tr("Server:"),
            tr("%1, identifier %2", "address")
                .arg(address ? *address : tr("unknown"), QString::fromLatin1(m_week.systemIdentifier)));
}

void AdminDialog::clearFacts()
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
}

QLineEdit* AdminDialog::addField(const char* name, const QString& title, const QString& hint)
{
    auto* field = textField(name, hint);
    m_form->addRow(title, field);
    connect(field, &QLineEdit::textChanged, this, &AdminDialog::updateButtons);
    return field;
}

void AdminDialog::demand(QLineEdit* field, const QString& text)
{
    undemand(field);
    m_demands.emplace_back(field, text);
    updateButtons();
}

void AdminDialog::undemand(QLineEdit* field)
{
    std::erase_if(m_demands, [field](const auto& one) { return one.first == field; });
}

void AdminDialog::setHeadline(const QString& text)
{
    m_headline->setText(visibleLines(text));
}

void AdminDialog::showUsers(const std::vector<DatabaseUser>& users)
{
    const int rows = static_cast<int>(users.size());
    m_usersTitle->setText(users.empty() ? tr("Nobody is connected.")
                                        : tr("%n user(s) of the database:", nullptr, rows));
    m_usersTitle->show();
    m_users->setVisible(!users.empty());
    m_users->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const DatabaseUser& user = users[static_cast<std::size_t>(row)];
        const auto show = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(visibleText(text));
            QFont font = item->font();
            font.setBold(user.blocks);
            item->setFont(font);
            m_users->setItem(row, column, item);
        };
        show(KindColumn, user.blocks ? tr("%1, in the way").arg(kindText(user.kind)) : kindText(user.kind));
        show(NameColumn, user.name);
        show(OwnerColumn, user.owner);
        show(NoteColumn, user.note);
        show(SinceColumn, visibleText(user.since));
    }
    m_users->resizeColumnsToContents();
    const int height = m_users->horizontalHeader()->sizeHint().height() + 2 * m_users->frameWidth()
        + std::min(rows, MostUserRows) * m_users->verticalHeader()->defaultSectionSize();
    m_users->setFixedHeight(height);
}

void AdminDialog::hideUsers()
{
    m_users->hide();
    m_usersTitle->hide();
}

void AdminDialog::showMessage(const QString& text)
{
    m_message->setText(visibleLines(text, MessageCharacters));
}

void AdminDialog::planned()
{
    updateButtons();
    m_reason->setFocus();
    Q_EMIT previewed();
}

void AdminDialog::finished(const QString& text)
{
    m_isRunning = false;
    m_isOver = true;
    setHeadline(text);
    showMessage({});
    m_fields->hide();
    hideUsers();
    nothingToCancel();
    m_close->setFocus();
    updateButtons();
    Q_EMIT answered();
}

void AdminDialog::failed(const Error& error)
{
    m_isRunning = false;
    showMessage(error.text());
    updateButtons();
    Q_EMIT answered();
}

void AdminDialog::nothingToCancel()
{
    m_close->setText(tr("&Close"));
}

AdminBy AdminDialog::by() const
{
    return {.reason = m_reason->text().trimmed(), .operatorName = m_operator->text().trimmed()};
}

std::stop_token AdminDialog::newStop()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    return m_stop.get_token();
}

Result<void> AdminDialog::sameDatabase(Pg::Session& maintenance, const WeekIdentity& week,
                                       const Pg::Call& call)
{
    const auto facts = readDatabaseFacts(maintenance, week.name, call);
    if (!facts)
        return facts.error();
    if (facts->identity == week)
        return {};
    return Error {.kind = Error::Kind::Sql,
                  .message = tr("Another database has this name now; it was left alone."),
                  .where = week.name,
                  .advice = tr("Refresh the board.")};
}

void AdminDialog::reject()
{
    if (!isBusy() || !m_isRunning) {
        m_stop.request_stop(); // only a look: nothing to wait for
        return QDialog::reject();
    }
    m_stop.request_stop();
    showMessage(tr("Asked it to stop. Waiting for the answer…"));
}

bool AdminDialog::isTyped() const
{
    return std::ranges::all_of(m_demands, [](const auto& one) {
        const QString typed = one.first->text().trimmed();
        return one.second.isEmpty() ? !typed.isEmpty() : typed == one.second;
    });
}

void AdminDialog::updateButtons()
{
    m_progress->setVisible(isBusy());
    m_run->setVisible(!m_isOver);
    m_again->setVisible(!m_isOver);
    m_again->setEnabled(!isBusy());
    m_fields->setEnabled(!isBusy());
    const bool isPlanned = !isBusy() && !m_isOver && canRun();
    m_run->setEnabled(isPlanned && isTyped());
    m_run->setToolTip(isPlanned && !m_run->isEnabled() ? tr("Type what is asked for first") : QString());
}

}
