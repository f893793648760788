#pragma once

#include "base/job.h"
#include "pg/lockwatch.h"
#include "weeks/operationslog.h"
#include "weeks/plannedchange.h"
#include "workspace/workspace.h"

#include <QDialog>

class QAbstractButton;
class QLineEdit;
class QPushButton;

namespace Ui {
class ChangeDialog;
}

namespace Weekglass {

class BlockerNotice;
class RememberedOperator;

/// Shows what a change would do, lets it be confirmed, does it and says what became of it. Not modal. Derived
/// classes say what is planned and done: look() calls startLook(), perform() calls startRun(), and they show
/// what they have beside the plan.
class ChangeDialog : public QDialog
{
    Q_OBJECT

public:
    ~ChangeDialog() override;

    bool isBusy() const { return m_look.isRunning() || m_run.isRunning(); }
    /// What is shown and may be confirmed; nothing: it is over, or not known yet.
    const std::optional<PlannedChange>& change() const { return m_change; }

public Q_SLOTS:
    /// Plans (again).
    virtual void look() = 0;
    /// Does what is shown if all is typed, after its question if it has one.
    void run();
    /// While something is changed, asks it to stop and waits for the answer. A plan is just dropped.
    void reject() override;

Q_SIGNALS:
    /// A plan, or why there is none, is shown.
    void previewed();
    /// It was tried: what the week is now has to be looked up.
    void changed();
    /// It was tried, and the answer is shown.
    void answered();

protected:
    void keyPressEvent(QKeyEvent* event) override;

    struct Frame
    {
        const char* name; ///< of the dialog as an object
        QString title; ///< "Drop"
        QString week = {}; ///< its name
        QString verb = {}; ///< of the button
        Environment environment = Environment::Unmarked;
        bool looksAgain = false; ///< plans again after each answer that does not end it
        bool isHarmless = false; ///< Return does it
    };
    /// When the phrase has to be typed: as the plan says, or only where the server is marked production.
    enum class Asked { AsPlanned, InProduction };

    ChangeDialog(const Frame& frame, QWidget* parent);

    virtual void perform() = 0;
    /// What is shown beside the plan is over.
    virtual void clearBody() { }
    virtual void updateParts() { }
    /// Whether the fields and the button that does it are shown: a dialog of several steps asks for them
    /// late.
    virtual bool isConfirming() const { return true; }
    /// Why there is no plan; it is shown already.
    virtual void takeError(const Error&) { }
    virtual QString textOf(const Error& error) const { return error.text(); }

    /// @p work(stop) gives a Result<T> in a worker, @p take(T) the PlannedChange of it.
    template<typename Work, typename Take>
    void startLook(const QString& doing, Work work, Take take)
    {
        if (!beginLook(doing))
            return;
        m_look.start(std::move(work), [this, take = std::move(take)](auto plan) mutable {
            if (plan)
                showChange(take(*std::move(plan)));
            else
                showNoChange(plan.error());
            endLook();
        });
        updateButtons();
    }
    /// @p work(stop, tell) gives a Result<T> in a worker, after all that had to be typed was checked;
    /// @p take(T), or take() without a T, ends with finish(), lookAgain() or what else is to be shown.
    template<typename Work, typename Take>
    void startRun(const QString& doing, Work work, Take take, Asked asked = Asked::AsPlanned)
    {
        startRun<QString>(
            doing, std::move(work), [this](const QString& word) { showWord(word); }, std::move(take), asked);
    }
    template<typename Word, typename Work, typename Told, typename Take>
    void startRun(const QString& doing, Work work, Told told, Take take, Asked asked = Asked::AsPlanned)
    {
        using Done = std::invoke_result_t<Work, std::stop_token, Teller<Word>>;
        auto checked = [work = std::move(work), typed = phrases(asked),
                        told = watchWaits()](const std::stop_token& stop, const Teller<Word>& tell) -> Done {
            const Pg::LockWatch waits(told);
            for (const TypedPhrase& one : typed) {
                if (auto right = one.check(); !right)
                    return right.error();
            }
            return work(stop, tell);
        };
        m_run.start<Word>(std::move(checked), std::move(told),
                          [this, take = std::move(take)](Done done) mutable {
                              endRun();
                              if (!done)
                                  fail(done.error());
                              else if constexpr (std::is_same_v<Done, Result<void>>)
                                  take();
                              else
                                  take(*std::move(done));
                              endAnswer();
                          });
        beginRun(doing);
    }

    /// Shows another plan without looking.
    void showChange(PlannedChange change);
    /// What is shown is of something else; what plans is dropped.
    void forget();
    /// Over: nothing is left to do here but to close.
    void finish(const QString& headline, const QString& message = {});
    /// Plans again and shows this before what the plan says.
    void lookAgain(const QString& said);
    /// What was said of the last answer, until the user looks again.
    const QString& said() const { return m_said; }
    void setSaid(const QString& text) { m_said = text; }
    void setHeadline(const QString& text);
    void setVerb(const QString& verb);
    void showMessage(const QString& text);
    void showFacts(const std::vector<PlannedChange::Fact>& facts);
    void updateButtons();

    /// Above all else.
    void addTop(QWidget* widget);
    /// The body takes all room that is left; else the fields follow it closely.
    void setBodyFills(bool fills);
    /// Above the facts.
    void addWidget(QWidget* widget, int stretch = 1);
    /// A row above the reason, or the operator; without a title over the whole width.
    void addRow(const QString& title, QWidget* widget);
    QLineEdit* addField(const char* name, const QString& title, const QString& hint);
    QLineEdit* addFieldBelowReason(const char* name, const QString& title, const QString& hint);
    /// At the left, or beside the button that does it.
    QPushButton* addButton(const char* name, const QString& text);
    QPushButton* addButtonAtRight(const char* name, const QString& text);
    /// Whether it may not be empty.
    void require(QLineEdit* field, bool isRequired = true);
    void setRowVisible(QWidget* widget, bool isVisible);
    /// For what the server's log does not keep.
    void hideReason();
    void hideAgain();
    QPushButton* againButton() const;
    QPushButton* runButton() const;
    QLineEdit* reasonField() const;

    bool isProduction() const { return m_environment == Environment::Production; }
    bool isOver() const { return m_isOver; }
    bool isRunning() const { return m_run.isRunning(); }
    bool isRight(Asked asked) const;
    /// As typed.
    QString typed() const;
    /// Nothing: the server is not marked production.
    std::optional<QString> typedInProduction() const;
    AdminBy by() const;
    /// For harmless work beside the plan; closing drops it.
    Job& job() { return m_look; }

private:
    void connectParts();
    void insertRow(QWidget* above, const QString& title, QWidget* widget);
    bool beginLook(const QString& doing);
    void endLook();
    void showNoChange(const Error& error);
    void showPhrases();
    void beginRun(const QString& doing);
    void endRun();
    void endAnswer();
    void fail(const Error& error);
    void showWord(const QString& word);
    /// For the run that begins: who blocks it is shown.
    Pg::LockWatch::Told watchWaits();
    void ask();
    bool isReady() const;
    std::vector<TypedPhrase> phrases(Asked asked) const;

    const std::unique_ptr<Ui::ChangeDialog> m_ui;
    const Environment m_environment;
    const bool m_looksAgain;
    RememberedOperator* m_operator = nullptr;
    BlockerNotice* m_blockers;
    QWidget* m_filler; // the room below the fields
    std::optional<PlannedChange> m_change;
    std::vector<QLineEdit*> m_required;
    QString m_said;
    bool m_wasShown = false;
    bool m_wasRun = false; // closing does not take it back
    bool m_isAnswering = false; // the plan after an answer is looked up
    bool m_isOver = false;
    bool m_hasAgain = true;
    Job m_look;
    Job m_run {longWorkPool()};
};

}
