/* sync: a library to be preloaded, under which the disk takes nothing more for sure: each
 * fdatasync and fsync of a file fails, as of a disk that breaks.  Built by the test that
 * uses it. */
#include <errno.h>
#include <unistd.h>

int fdatasync(int fd)
{
	(void)fd;
	errno = EIO;
	return -1;
}

int fsync(int fd)
{
	return fdatasync(fd);
}
