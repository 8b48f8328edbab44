import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const numpy: PackageList = {
  package: "numpy",
  versions: ["1.19.5", "1.24.2", "2.4.6"],
  sha256: "1acd52e71f2f7c90409744af16ffc3bd25aec181635cfab0d07df59a6b1f8fd7",
  names: `
class: numpy._core.records format_parser recarray
class: numpy.core.records _OrderedCounter format_parser recarray
class: numpy.ma.core MAError MaskError MaskedArray MaskedConstant MaskedIterator _DomainCheckInterval _DomainGreater _DomainGreaterEqual _DomainSafeDivide _DomainTan _DomainedBinaryOperation _MaskedBinaryOperation _MaskedPrintOption _MaskedUFunc _MaskedUnaryOperation _convert2ma _extrema_operation _frommethod mvoid
class: numpy.matrixlib.defmatrix matrix
class: numpy.polynomial._polybase ABCPolyBase
class: numpy.polynomial.chebyshev Chebyshev
class: numpy.polynomial.hermite Hermite
class: numpy.polynomial.hermite_e HermiteE
class: numpy.polynomial.laguerre Laguerre
class: numpy.polynomial.legendre Legendre
class: numpy.polynomial.polynomial Polynomial
class: numpy.polynomial.polyutils PolyBase PolyDomainError PolyError RankWarning
`,
};
