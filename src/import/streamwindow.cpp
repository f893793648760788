#include "import/streamwindow.h"

#include "import/blocksize.h"

namespace Weekglass {

Result<bool> StreamWindow::more()
{
    if (m_begin > 0) {
        m_buffer.remove(0, m_begin);
        m_begin = 0;
    }
    const qsizetype old = m_buffer.size();
    m_buffer.resize(old + BlockBytes);
    auto got = m_stream->read(m_buffer.data() + old, BlockBytes);
    m_buffer.truncate(old + (got ? *got : 0));
    if (!got)
        return got.error();
    return *got > 0;
}

}
