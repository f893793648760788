#pragma once

#include "base/job.h"
#include "lifecycle/dropweek.h"
#include "pages/board/adminserver.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace Weekglass {

/// Does one thing to one week: shows first what that means and who uses the week, asks for a reason and,
/// where it matters, for the typed confirmation, and does it then. Derived classes say how; they call look()
/// at the end of their constructors.
class AdminDialog : public QDialog
{
    Q_OBJECT

public:
    ~AdminDialog() override;
    bool isBusy() const { return m_job.isRunning(); }
    const WeekIdentity& week() const { return m_week; }

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    /// A plan, or why there is none, is shown.
    void previewed();
    /// It was tried; what the week is now has to be looked up.
    void answered();

protected:
    AdminDialog(const char* name, AdminServer server, WeekIdentity week, const QString& title,
                const QString& verb, QWidget* parent);

    /// Plans in a worker, then calls planned().
    virtual void look() = 0;
    virtual void run() = 0;
    /// Whether the plan can be carried out once all is typed.
    virtual bool canRun() const = 0;

    void addFact(const QString& title, const QString& text);
    /// Under the facts, with all the room that is left.
    void addWidget(QWidget* widget);
    void addServer();
    void clearFacts();
    /// A field under the reason.
    QLineEdit* addField(const char* name, const QString& title, const QString& hint);
    /// The button waits until the field says this; an empty text: it must not be empty.
    void demand(QLineEdit* field, const QString& text);
    void undemand(QLineEdit* field);
    void setHeadline(const QString& text);
    void showUsers(const std::vector<DatabaseUser>& users);
    /// They are not known.
    void hideUsers();
    void showMessage(const QString& text);
    void planned();
    /// Over: nothing is left to do here but to close.
    void finished(const QString& text);
    void failed(const Error& error);
    /// Something was done that closing the dialog does not take back.
    void nothingToCancel();
    void updateButtons();
    AdminBy by() const;
    std::stop_token newStop();
    /// For workers: an error unless the name is that of this very database still.
    static Result<void> sameDatabase(Pg::Session& maintenance, const WeekIdentity& week,
                                     const Pg::Call& call);
    const AdminServer& server() const { return m_server; }
    Job& job() { return m_job; }

    bool m_isRunning = false; ///< what is under way changes something

private:
    void setupUsers();
    void setupButtons();
    void setupLayout();
    bool isTyped() const;

    const AdminServer m_server;
    const WeekIdentity m_week;
    QLabel* m_headline;
    QFormLayout* m_facts;
    QLabel* m_usersTitle;
    QTableWidget* m_users;
    QLabel* m_message;
    QProgressBar* m_progress;
    QWidget* m_fields;
    QFormLayout* m_form;
    QLineEdit* m_reason;
    QLineEdit* m_operator;
    QPushButton* m_again;
    QPushButton* m_run;
    QPushButton* m_close;
    std::vector<std::pair<QLineEdit*, QString>> m_demands;
    bool m_isOver = false;
    std::stop_source m_stop {std::nostopstate};
    Job m_job;
};

}
