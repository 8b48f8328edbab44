/**
 * Names picked by hand: Python itself, and the functions of libraries that rebuild their objects. One line per module
 * and role. Classes of libraries are in the generated lists.
 */
export const PLAIN_NAMES = `
call class: builtins object set frozenset list dict tuple bytearray bytes int float complex str bool slice range
value: typing Any
value: builtins Ellipsis NotImplemented None abs len min max sum round sorted repr
call class: builtins Exception ValueError TypeError KeyError IndexError RuntimeError AttributeError
call class: collections OrderedDict Counter deque UserDict UserList UserString ChainMap
checked: collections defaultdict
call class: datetime datetime date time timedelta timezone
call class: decimal Decimal
call class: fractions Fraction
call class: argparse Namespace
call class: types SimpleNamespace
call class: uuid UUID
call class: pathlib Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath
call class: pathlib._local PosixPath WindowsPath PurePosixPath PureWindowsPath
call class: array array
call: array _array_reconstructor
call class: ipaddress IPv4Address IPv6Address
call: re _compile
value: math sqrt exp log log2 log10 sin cos tan floor ceil inf pi
checked: _codecs encode
checked: copyreg _reconstructor __newobj__
call class: random Random
call class: zoneinfo ZoneInfo
call class: numpy dtype ndarray
class: numpy matrix recarray record generic number integer floating
call class: numpy bool_ bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64
call class: numpy longlong ulonglong intc uintc intp uintp longdouble complex64 complex128 clongdouble
call class: numpy str_ bytes_ void datetime64 timedelta64 object_ float128 complex256 half single double
call class: numpy float_ int_ uint short ushort byte ubyte csingle cdouble unicode_ string_ long ulong
value: numpy abs absolute add subtract multiply divide true_divide floor_divide negative power mod fmod
value: numpy exp exp2 expm1 log log2 log10 log1p sqrt cbrt square reciprocal sign rint fabs ceil floor trunc
value: numpy sin cos tan arcsin arccos arctan arctan2 sinh cosh tanh arcsinh arccosh arctanh hypot
value: numpy maximum minimum fmax fmin clip mean median std var sum prod max min amax amin argmax argmin
value: numpy nanmean nanmedian nanstd nanvar nansum nanmax nanmin percentile quantile isnan isinf isfinite
value: numpy dot matmul where size ravel asarray array concatenate stack hstack vstack transpose reshape
value: numpy float float_power logaddexp logaddexp2 logical_and logical_or logical_not logical_xor
value: numpy equal not_equal less less_equal greater greater_equal deg2rad rad2deg degrees radians
value: numpy log1p nan_to_num argsort sort cumsum cumprod diff average ptp conjugate angle real imag
value: numpy.core.umath abs absolute add subtract multiply divide true_divide floor_divide negative power exp exp2 expm1 log log2 log10 log1p sqrt cbrt square reciprocal sign
value: numpy.core.umath sin cos tan arcsin arccos arctan sinh cosh tanh maximum minimum isnan isinf isfinite clip
value: numpy._core.umath abs absolute add subtract multiply divide true_divide floor_divide negative power exp exp2 expm1 log log2 log10 log1p sqrt cbrt square reciprocal sign
value: numpy._core.umath sin cos tan arcsin arccos arctan sinh cosh tanh maximum minimum isnan isinf isfinite clip
value: numpy.core._multiarray_umath abs absolute add subtract multiply divide true_divide floor_divide negative power exp exp2 expm1 log log2 log10 log1p sqrt cbrt square reciprocal sign
value: numpy.core._multiarray_umath sin cos tan arcsin arccos arctan sinh cosh tanh maximum minimum isnan isinf isfinite clip
value: numpy._core._multiarray_umath abs absolute add subtract multiply divide true_divide floor_divide negative power exp exp2 expm1 log log2 log10 log1p sqrt cbrt square reciprocal sign
value: numpy._core._multiarray_umath sin cos tan arcsin arccos arctan sinh cosh tanh maximum minimum isnan isinf isfinite clip
checked: numpy.core.multiarray _reconstruct
checked: numpy._core.multiarray _reconstruct
call: numpy.core.multiarray scalar
call: numpy._core.multiarray scalar
call: numpy.core.numeric _frombuffer
call: numpy._core.numeric _frombuffer
call: numpy.core._internal _convert_to_stringdtype_kwargs
call: numpy._core._internal _convert_to_stringdtype_kwargs
checked: numpy.ma.core _mareconstruct
class: numpy.ma.core MaskedArray MaskedConstant mvoid
class: numpy.ma MaskedArray
class: numpy.core.records recarray record
class: numpy._core.records recarray record
class: numpy.rec recarray record
class: numpy.matrixlib.defmatrix matrix
class: numpy.core.memmap memmap
class: numpy._core.memmap memmap
class: numpy memmap
checked: numpy.random._pickle __randomstate_ctor __generator_ctor __bit_generator_ctor
call class: numpy.random._mt19937 MT19937
call class: numpy.random._pcg64 PCG64 PCG64DXSM
call class: numpy.random._philox Philox
call class: numpy.random._sfc64 SFC64
class: numpy.random.bit_generator SeedSequence SeedlessSeedSequence
call: numpy.random.bit_generator __pyx_unpickle_SeedSequence __pyx_unpickle_SeedlessSeedSequence
class: numpy.random._generator Generator
class: numpy.random.mtrand RandomState
call: numpy.random __RandomState_ctor
call class: numpy.polynomial.polynomial Polynomial
call class: numpy.polynomial.legendre Legendre
call class: numpy.polynomial.chebyshev Chebyshev
call class: numpy poly1d
class: numpy finfo iinfo chararray
class: numpy.char chararray
class: numpy.core.defchararray chararray
class: numpy.core.getlimits MachArLike finfo iinfo
class: scipy.spatial._kdtree KDTree
class: scipy.spatial.kdtree KDTree
value: scipy._lib.array_api_compat.numpy._aliases asarray
checked: pandas.core.indexes.base _new_Index
checked: pandas.core.indexes.datetimes _new_DatetimeIndex
checked: pandas.core.indexes.period _new_PeriodIndex
call: pandas._libs.internals _unpickle_block
call: pandas._libs.arrays __pyx_unpickle_NDArrayBacked
call: pandas._libs.tslibs.nattype __nat_unpickle _nat_unpickle
call: pandas._libs.tslibs.timedeltas _timedelta_unpickle
call: pandas._libs.tslibs.timestamps _unpickle_timestamp
call class: pandas.core.internals.managers BlockManager SingleBlockManager
class: pandas Index RangeIndex MultiIndex DatetimeIndex TimedeltaIndex PeriodIndex CategoricalIndex
class: pandas IntervalIndex Series DataFrame Categorical
call class: pandas StringDtype CategoricalDtype DatetimeTZDtype PeriodDtype IntervalDtype Interval Period
call class: pandas Int8Dtype Int16Dtype Int32Dtype Int64Dtype UInt8Dtype UInt16Dtype UInt32Dtype UInt64Dtype
call class: pandas Float32Dtype Float64Dtype BooleanDtype
class: pandas.arrays StringArray DatetimeArray TimedeltaArray PeriodArray IntegerArray FloatingArray
class: pandas.arrays BooleanArray IntervalArray SparseArray ArrowStringArray NumpyExtensionArray
call class: pandas._libs.interval Interval
call class: pandas._libs.tslibs.period Period
class: joblib.numpy_pickle NumpyArrayWrapper
class: joblib.numpy_pickle_compat NDArrayWrapper ZNDArrayWrapper
class: lightgbm.basic Booster
class: lightgbm.sklearn LGBMModel LGBMClassifier LGBMRegressor LGBMRanker
class: xgboost.core Booster
class: xgboost.sklearn XGBModel XGBClassifier XGBRegressor XGBRanker XGBRFClassifier XGBRFRegressor
class: catboost.core CatBoost CatBoostClassifier CatBoostRegressor CatBoostRanker
class: imblearn.pipeline Pipeline
class: torch.amp.grad_scaler GradScaler
class: torch.cuda.amp.grad_scaler GradScaler
class: torch.utils.data.dataset Dataset TensorDataset Subset ConcatDataset
class: torch.ao.nn.quantized.dynamic.modules.linear Linear
class: torch.nn.quantized.dynamic.modules.linear Linear
class: torch.nn.quantized.modules DeQuantize Quantize
class: torch.nn.quantized.modules.conv Conv1d Conv2d Conv3d
class: torch.nn.quantized.modules.linear Linear LinearPackedParams
call class: torch Size device Tensor Generator finfo
call class: torch.nn.parameter Parameter Buffer UninitializedParameter UninitializedBuffer
call class: torch.nn Parameter
call class: torch._tensor Tensor
call class: torch.torch_version TorchVersion
call: torch.jit._pickle build_intlist build_tensorlist build_doublelist build_boollist
call: torch.jit._pickle build_tensor_from_id restore_type_tag
call: torch.serialization _get_layout
call: torch._utils _rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_parameter
call: torch._utils _rebuild_parameter_with_state _rebuild_qtensor _rebuild_sparse_tensor
call: torch._utils _rebuild_sparse_csr_tensor _rebuild_meta_tensor_no_storage _rebuild_nested_tensor
call: torch._utils _rebuild_device_tensor_from_numpy _rebuild_device_tensor_from_cpu_tensor
call: torch._utils _rebuild_xla_tensor
checked: torch._utils _rebuild_wrapper_subclass
checked: torch._tensor _rebuild_from_type_v2
checked: torch.storage _load_from_bytes
value: torch.storage TypedStorage UntypedStorage _TypedStorage _UntypedStorage
value: torch FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage
value: torch CharStorage ByteStorage BoolStorage ComplexFloatStorage ComplexDoubleStorage UntypedStorage
value: torch QInt8Storage QUInt8Storage QInt32Storage QUInt4x2Storage QUInt2x4Storage
value: torch.cuda FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage
value: torch.cuda ShortStorage CharStorage ByteStorage BoolStorage
class: torch FloatTensor DoubleTensor HalfTensor BFloat16Tensor LongTensor IntTensor ShortTensor
class: torch CharTensor ByteTensor BoolTensor
value: torch float16 float32 float64 bfloat16 half float double uint8 uint16 uint32 uint64 int8 int16 int32
value: torch int64 short int long bool complex32 complex64 complex128 cfloat cdouble chalf
value: torch quint8 qint8 qint32 quint4x2 quint2x4 bits8 bits16 bits1x8 bits2x4 bits4x2
value: torch float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu float4_e2m1fn_x2
value: torch uint1 uint2 uint3 uint4 uint5 uint6 uint7 int1 int2 int3 int4 int5 int6 int7
value: torch per_tensor_affine per_tensor_symmetric per_channel_affine per_channel_symmetric
value: torch per_channel_affine_float_qparams strided sparse_coo sparse_csr preserve_format contiguous_format
value: torch relu sigmoid tanh softmax
value: torch._C._nn gelu silu leaky_relu hardtanh
`;
