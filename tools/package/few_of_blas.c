/* What NumPy asks of OpenBLAS, 28 MB with the Fortran library below it, in as much as this program calls it: products of vectors
 * and matrices, and linear equations by elimination. The order of additions is fixed, so results do not depend on the processor.
 *
 * What is left undone (eigenvalues, singular values, least squares, QR) says so and reports failure to its caller: NumPy raises
 * LinAlgError. tools/package/blas.py compiles it; names, arguments and 64-bit integers are those of NumPy's build of OpenBLAS.
 *
 * Sources: BLAS Technical Forum Standard (2001), appendix B (C interface); Golub & Van Loan, Matrix Computations (4th ed.), algorithms
 * 3.2.1 and 3.4.1 (elimination with partial pivoting), 4.2.1 (Cholesky).
 */
#include <complex.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

typedef int64_t integer;
typedef float complex complex_float;
typedef double complex complex_double;

enum { ROW_MAJOR = 101, NO_TRANSPOSE = 111, CONJUGATE = 113, UPPER = 121 };

/* Where element (row, column) of a matrix lies: at row * down + column * across. */
typedef struct { integer down, across; } layout;

static layout layout_of(int order, int transpose, integer leading) {
    int rows_lie_together = (order == ROW_MAJOR) == (transpose == NO_TRANSPOSE);
    return rows_lie_together ? (layout){leading, 1} : (layout){1, leading};
}

/* A vector with a negative step begins at its far end. */
static integer first(integer count, integer step) { return step < 0 ? (1 - count) * step : 0; }

static float same_float(float x) { return x; }
static double same_double(double x) { return x; }
static double size_real(double x) { return fabs(x); }
static double size_complex(double complex x) { return fabs(creal(x)) + fabs(cimag(x)); }

#define BLAS(T, P, SCALAR, VALUE, CONJ)                                                                                          \
    static T dot_##P(integer n, const T *x, integer dx, const T *y, integer dy, int conjugate) {                                 \
        T sum = 0;                                                                                                               \
        x += first(n, dx), y += first(n, dy);                                                                                    \
        for (integer i = 0; i < n; i++) sum += (conjugate ? CONJ(x[i * dx]) : x[i * dx]) * y[i * dy];                            \
        return sum;                                                                                                              \
    }                                                                                                                            \
    void scipy_cblas_##P##axpy64_(integer n, SCALAR alpha, const T *x, integer dx, T *y, integer dy) {                           \
        x += first(n, dx), y += first(n, dy);                                                                                    \
        for (integer i = 0; i < n; i++) y[i * dy] += VALUE(alpha) * x[i * dx];                                                   \
    }                                                                                                                            \
    static void product_##P(integer m, integer n, integer k, T alpha, const T *a, layout la, int conj_a, const T *b, layout lb,  \
                            int conj_b, T beta, T *c, layout lc) {                                                               \
        for (integer i = 0; i < m; i++) {                                                                                        \
            T *row = c + i * lc.down;                                                                                            \
            for (integer j = 0; j < n; j++) row[j * lc.across] = beta == 0 ? 0 : beta * row[j * lc.across];                      \
            for (integer l = 0; l < k; l++) {                                                                                    \
                T left = a[i * la.down + l * la.across], factor = alpha * (conj_a ? CONJ(left) : left);                          \
                const T *right = b + l * lb.down;                                                                                \
                if (conj_b) for (integer j = 0; j < n; j++) row[j * lc.across] += factor * CONJ(right[j * lb.across]);           \
                else if (lb.across == 1 && lc.across == 1) for (integer j = 0; j < n; j++) row[j] += factor * right[j];          \
                else for (integer j = 0; j < n; j++) row[j * lc.across] += factor * right[j * lb.across];                        \
            }                                                                                                                    \
        }                                                                                                                        \
    }                                                                                                                            \
    void scipy_cblas_##P##gemm64_(int order, int ta, int tb, integer m, integer n, integer k, SCALAR alpha, const T *a,          \
                                  integer lda, const T *b, integer ldb, SCALAR beta, T *c, integer ldc) {                        \
        product_##P(m, n, k, VALUE(alpha), a, layout_of(order, ta, lda), ta == CONJUGATE, b, layout_of(order, tb, ldb),          \
                    tb == CONJUGATE, VALUE(beta), c, layout_of(order, NO_TRANSPOSE, ldc));                                       \
    }                                                                                                                            \
    void scipy_cblas_##P##gemv64_(int order, int ta, integer m, integer n, SCALAR alpha, const T *a, integer lda, const T *x,    \
                                  integer dx, SCALAR beta, T *y, integer dy) {                                                   \
        integer rows = ta == NO_TRANSPOSE ? m : n, columns = ta == NO_TRANSPOSE ? n : m;                                         \
        layout la = layout_of(order, ta, lda);                                                                                   \
        x += first(columns, dx), y += first(rows, dy);                                                                           \
        for (integer i = 0; i < rows; i++) {                                                                                     \
            T sum = 0, before = y[i * dy];                                                                                       \
            for (integer j = 0; j < columns; j++) {                                                                              \
                T left = a[i * la.down + j * la.across];                                                                         \
                sum += (ta == CONJUGATE ? CONJ(left) : left) * x[j * dx];                                                        \
            }                                                                                                                    \
            y[i * dy] = VALUE(alpha) * sum + (VALUE(beta) == 0 ? 0 : VALUE(beta) * before);                                      \
        }                                                                                                                        \
    }                                                                                                                            \
    void scipy_cblas_##P##syrk64_(int order, int triangle, int ta, integer n, integer k, SCALAR alpha, const T *a, integer lda,  \
                                  SCALAR beta, T *c, integer ldc) {                                                              \
        layout la = layout_of(order, ta, lda), lc = layout_of(order, NO_TRANSPOSE, ldc);                                         \
        for (integer i = 0; i < n; i++) {                                                                                        \
            for (integer j = triangle == UPPER ? i : 0; j < (triangle == UPPER ? n : i + 1); j++) {                              \
                T *found = c + i * lc.down + j * lc.across;                                                                      \
                T sum = dot_##P(k, a + i * la.down, la.across, a + j * la.down, la.across, 0);                                   \
                *found = VALUE(alpha) * sum + (VALUE(beta) == 0 ? 0 : VALUE(beta) * *found);                                     \
            }                                                                                                                    \
        }                                                                                                                        \
    }                                                                                                                            \
    void scipy_##P##copy_64_(const integer *n, const T *x, const integer *dx, T *y, const integer *dy) {                         \
        x += first(*n, *dx), y += first(*n, *dy);                                                                                \
        for (integer i = 0; i < *n; i++) y[i * *dy] = x[i * *dx];                                                                \
    }

/* Matrices of LAPACK lie column by column; places are counted from 1. */
#define LAPACK(T, P, SIZE, CONJ, ROOT)                                                                                           \
    void scipy_##P##getrf_64_(const integer *m, const integer *n, T *a, const integer *lda, integer *pivots, integer *info) {    \
        integer rows = *m, columns = *n, step = *lda;                                                                            \
        *info = 0;                                                                                                               \
        for (integer k = 0; k < (rows < columns ? rows : columns); k++) {                                                        \
            integer largest = k;                                                                                                 \
            for (integer i = k + 1; i < rows; i++) if (SIZE(a[i + k * step]) > SIZE(a[largest + k * step])) largest = i;         \
            pivots[k] = largest + 1;                                                                                             \
            if (a[largest + k * step] == 0) {                                                                                    \
                if (*info == 0) *info = k + 1;                                                                                   \
                continue;                                                                                                        \
            }                                                                                                                    \
            for (integer j = 0; largest != k && j < columns; j++) {                                                              \
                T moved = a[k + j * step];                                                                                       \
                a[k + j * step] = a[largest + j * step], a[largest + j * step] = moved;                                          \
            }                                                                                                                    \
            for (integer i = k + 1; i < rows; i++) a[i + k * step] /= a[k + k * step];                                           \
            for (integer j = k + 1; j < columns; j++) {                                                                          \
                T factor = a[k + j * step];                                                                                      \
                for (integer i = k + 1; i < rows; i++) a[i + j * step] -= a[i + k * step] * factor;                              \
            }                                                                                                                    \
        }                                                                                                                        \
    }                                                                                                                            \
    void scipy_##P##gesv_64_(const integer *n, const integer *sides, T *a, const integer *lda, integer *pivots, T *b,            \
                             const integer *ldb, integer *info) {                                                                \
        integer count = *n, step = *lda;                                                                                         \
        scipy_##P##getrf_64_(n, n, a, lda, pivots, info);                                                                        \
        if (*info != 0) return;                                                                                                  \
        for (integer side = 0; side < *sides; side++) {                                                                          \
            T *x = b + side * *ldb;                                                                                              \
            for (integer k = 0; k < count; k++) {                                                                                \
                T moved = x[pivots[k] - 1];                                                                                      \
                x[pivots[k] - 1] = x[k], x[k] = moved;                                                                           \
            }                                                                                                                    \
            for (integer k = 0; k < count; k++)                                                                                  \
                for (integer i = k + 1; i < count; i++) x[i] -= a[i + k * step] * x[k];                                          \
            for (integer k = count - 1; k >= 0; k--) {                                                                           \
                x[k] /= a[k + k * step];                                                                                         \
                for (integer i = 0; i < k; i++) x[i] -= a[i + k * step] * x[k];                                                  \
            }                                                                                                                    \
        }                                                                                                                        \
    }                                                                                                                            \
    void scipy_##P##potrf_64_(const char *triangle, const integer *n, T *a, const integer *lda, integer *info) {                 \
        layout la = *triangle == 'L' ? (layout){1, *lda} : (layout){*lda, 1};                                                    \
        *info = 0;                                                                                                               \
        for (integer k = 0; k < *n; k++) {                                                                                       \
            for (integer i = k; i < *n; i++)                                                                                     \
                for (integer l = 0; l < k; l++)                                                                                  \
                    a[i * la.down + k * la.across] -= a[i * la.down + l * la.across] * CONJ(a[k * la.down + l * la.across]);     \
            double square = creal(a[k * la.down + k * la.across]);                                                               \
            if (!(square > 0)) {                                                                                                 \
                *info = k + 1;                                                                                                   \
                return;                                                                                                          \
            }                                                                                                                    \
            a[k * la.down + k * la.across] = ROOT(square);                                                                       \
            for (integer i = k + 1; i < *n; i++) a[i * la.down + k * la.across] /= a[k * la.down + k * la.across];               \
        }                                                                                                                        \
    }

#define AT(pointer) (*(pointer))
BLAS(float, s, float, , same_float)
BLAS(double, d, double, , same_double)
BLAS(complex_float, c, const complex_float *, AT, conjf)
BLAS(complex_double, z, const complex_double *, AT, conj)
LAPACK(float, s, size_real, same_float, sqrtf)
LAPACK(double, d, size_real, same_double, sqrt)
LAPACK(complex_float, c, size_complex, conjf, sqrtf)
LAPACK(complex_double, z, size_complex, conj, sqrt)

float scipy_cblas_sdot64_(integer n, const float *x, integer dx, const float *y, integer dy) { return dot_s(n, x, dx, y, dy, 0); }
double scipy_cblas_ddot64_(integer n, const double *x, integer dx, const double *y, integer dy) { return dot_d(n, x, dx, y, dy, 0); }

#define DOT(T, P, KIND, CONJUGATED)                                                                                              \
    void scipy_cblas_##P##dot##KIND##_sub64_(integer n, const T *x, integer dx, const T *y, integer dy, T *sum) {                \
        *sum = dot_##P(n, x, dx, y, dy, CONJUGATED);                                                                             \
    }
DOT(complex_float, c, u, 0)
DOT(complex_float, c, c, 1)
DOT(complex_double, z, u, 0)
DOT(complex_double, z, c, 1)

static void undone(const char *name, integer *info) {
    fprintf(stderr, "%s is not in this package of the program (tools/package/few_of_blas.c)\n", name);
    *info = 1;
}

/* Asked how much room it needs (lwork is -1), each says 1; asked to work, it states failure in the last of its arguments, as one that
 * finds no solution does. Lengths of words, which Fortran adds, come after. */
#define UNDONE(T, NAME, BEFORE, WHOLE_ROOM, ...)                                                                                 \
    void scipy_##NAME##_64_(BEFORE, T *work, const integer *lwork, __VA_ARGS__ integer *info) {                                  \
        *info = 0;                                                                                                               \
        if (*lwork == -1) *work = 1, WHOLE_ROOM;                                                                                 \
        else undone(#NAME, info);                                                                                                \
    }
#define NO_MORE (void)0
#define INTEGERS *iwork = 1
#define REALS *rwork = 1
#define BOTH *rwork = 1, *iwork = 1
#define EACH(...) __VA_ARGS__
typedef void *any;
#define GEEV EACH(any jobvl, any jobvr, any n, any a, any lda, any wr, any wi, any vl, any ldvl, any vr, any ldvr)
#define GEEV_COMPLEX EACH(any jobvl, any jobvr, any n, any a, any lda, any w, any vl, any ldvl, any vr, any ldvr)
#define GELSD EACH(any m, any n, any nrhs, any a, any lda, any b, any ldb, any s, any rcond, any rank)
#define GESDD EACH(any jobz, any m, any n, any a, any lda, any s, any u, any ldu, any vt, any ldvt)
#define GEQRF EACH(any m, any n, any a, any lda, any tau)
#define ORGQR EACH(any m, any n, any k, any a, any lda, any tau)
#define SYEVD EACH(any jobz, any uplo, any n, any a, any lda, any w)
UNDONE(float, sgeev, GEEV, NO_MORE, )
UNDONE(double, dgeev, GEEV, NO_MORE, )
UNDONE(complex_float, cgeev, GEEV_COMPLEX, NO_MORE, any rwork, )
UNDONE(complex_double, zgeev, GEEV_COMPLEX, NO_MORE, any rwork, )
UNDONE(float, sgelsd, GELSD, INTEGERS, integer *iwork, )
UNDONE(double, dgelsd, GELSD, INTEGERS, integer *iwork, )
UNDONE(complex_float, cgelsd, GELSD, BOTH, float *rwork, integer *iwork, )
UNDONE(complex_double, zgelsd, GELSD, BOTH, double *rwork, integer *iwork, )
UNDONE(float, sgesdd, GESDD, NO_MORE, any iwork, )
UNDONE(double, dgesdd, GESDD, NO_MORE, any iwork, )
UNDONE(complex_float, cgesdd, GESDD, NO_MORE, any rwork, any iwork, )
UNDONE(complex_double, zgesdd, GESDD, NO_MORE, any rwork, any iwork, )
UNDONE(double, dgeqrf, GEQRF, NO_MORE, )
UNDONE(complex_double, zgeqrf, GEQRF, NO_MORE, )
UNDONE(double, dorgqr, ORGQR, NO_MORE, )
UNDONE(complex_double, zungqr, ORGQR, NO_MORE, )
UNDONE(float, ssyevd, SYEVD, INTEGERS, integer *iwork, any liwork, )
UNDONE(double, dsyevd, SYEVD, INTEGERS, integer *iwork, any liwork, )
UNDONE(complex_float, cheevd, SYEVD, BOTH, float *rwork, any lrwork, integer *iwork, any liwork, )
UNDONE(complex_double, zheevd, SYEVD, BOTH, double *rwork, any lrwork, integer *iwork, any liwork, )
