#pragma once

#include "pages/change/changedialog.h"
#include "redis/redissession.h"
#include "weeks/weekhandle.h"

namespace Weekglass {

class RedisLoginForm;

/// A session each with a week and the Redis of its game.
struct WeekWithRedis
{
    static Result<WeekWithRedis> open(const WeekHandle& week, const RedisOptions& options,
                                      const std::stop_token& stop);

    Pg::SessionPool::Lease session;
    RedisSession redis;
};

/// A change of what a game keeps in Redis: asks where Redis is, and looks there only when told to. A password
/// goes nowhere but, if the user says so, into the desktop's keychain.
class RedisDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// With what the form says; writes nothing.
    void look() override;

protected:
    RedisDialog(const Frame& frame, WeekHandle week, QWidget* parent);

    /// @p options with the password: those that were looked with last.
    virtual void lookWith(const RedisOptions& options) = 0;
    void takeError(const Error& error) override;

    /// Something else is asked for than what is shown.
    void forgetLook();
    const WeekHandle& week() const { return m_week; }
    const RedisOptions& options() const { return m_options; }
    RedisLoginForm* form() const { return m_form; }

private:
    const WeekHandle m_week;
    RedisOptions m_options;
    RedisLoginForm* const m_form;
};

}
